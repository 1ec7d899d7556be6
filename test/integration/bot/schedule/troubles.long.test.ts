import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { failure } from '../../../../src/wording/failure.js'
import { aboutBridge } from '../../../support/app/app-on-news.js'
import { news } from '../../../support/cli/news.js'
import type { Site } from '../../../support/feeds/feed-world.js'
import { asRss, type Item } from '../../../support/feeds/shapes.js'
import { report } from '../news/news-bot.js'
import { correction } from './day-items.js'
import { canary, refreshes, type ScheduledBot, scheduledBot } from './scheduled-bot.js'

const name = 'morning.example.com'

/** A feed that is read each hour, of which the channel is told; without items yet. */
async function hourly(
  options: Parameters<typeof scheduledBot>[0] = {},
): Promise<{ bot: ScheduledBot; site: Site; show(...items: Item[]): void }> {
  const bot = await scheduledBot(options)
  await bot.notify({ reports: true })
  const site = await bot.site(name)
  const show = (...items: Item[]) => site.pages.set('/rss.xml', asRss(items))
  show()
  await bot.feed(`http://${name}/rss.xml`, '0 * * * *')
  return { bot, site, show }
}

const item = (n: number, more: Item = {}): Item => ({
  title: `松溪县第${n}座石桥修好`,
  link: `http://${name}/a/${n}`,
  guid: `g${n}`,
  content: Array.from(
    { length: 9 },
    (_, i) =>
      `<p>松溪县第${n}座石桥的第${i + 1}孔长${n * 3 + i}米，石匠说它可以再用${40 + n}年。</p>`,
  ).join(''),
  ...more,
})

const corrected = item(1, correction)

test('a version that fails its canary is not published, is told once, and is tried again only with something new', async () => {
  const settings = { refreshSchedule: '30 * * * *' }
  const files = { ...news, ...canary(aboutBridge, '18亿元') }
  const { bot, show } = await hourly({ files, settings })
  const { clock, app } = bot
  const before = await app.versionInService()
  show(corrected)
  await clock.goTo('05:00')
  expect(await app.versionInService()).toBe(before)
  expect(await bot.files()).not.toContain(correction.title)
  expect(await refreshes(bot)).toMatchObject([{ outcome: 'stopped' }])
  const [told = '', ...more] = bot.said()
  expect(more).toEqual([])
  for (const part of ['仍由现在的版本回答', aboutBridge, '18亿元', '21.6亿元']) {
    expect(told).toContain(part)
  }
  // The site takes it back, and brings something else.
  const [fetched = ''] = (await app.status()).pending.added === 1 ? [bot.on.corpus] : []
  await rm(join(fetched, 'feeds'), { recursive: true })
  show(item(2))
  await clock.goTo('07:00')
  expect(await bot.files()).toContain('松溪县第2座石桥修好')
  expect(bot.said()).toHaveLength(2)
  expect(bot.said()[1]).toContain('新到 1 篇')
})

test('a refresh that fails is told once and not tried again by itself', async () => {
  let tries = 0
  const { bot, show } = await hourly({
    settings: { refreshSchedule: '30 * * * *' },
    ingest: () => async () => {
      tries += 1
      throw failure('index_unwritable', { indexDir: '/secret/folder', fault: 'ENOSPC' })
    },
  })
  show(item(1))
  await bot.clock.goTo('05:00')
  expect(tries).toBe(1)
  expect(await refreshes(bot)).toMatchObject([{ outcome: 'failed' }])
  const [told = '', ...more] = bot.said()
  expect(more).toEqual([])
  expect(told).toContain('刷新没有完成')
  expect(told).not.toContain('secret')
  show(item(1), item(2))
  await bot.clock.goTo('07:00')
  expect(tries).toBe(2)
})

test('a corpus that is away is told once, and read again when it is back', async () => {
  const { bot, show } = await hourly({ settings: { refreshSchedule: '30 * * * *' } })
  const { clock, log } = bot
  const { corpus } = bot.on
  show(item(1))
  await rename(corpus, `${corpus}-away`)
  await clock.goTo('05:00')
  expect(bot.said()).toHaveLength(1)
  expect(bot.said()[0]).toContain('有订阅没有读到')
  expect(log.at('error')).toEqual(['没能读订阅'])
  await rename(`${corpus}-away`, corpus)
  await clock.goTo('07:00')
  expect(bot.said()).toHaveLength(2)
  expect(bot.said()[1]).toContain('松溪县第1座石桥修好')
})

test('what comes in by hand is told too, a rollback is not, and what was told is not told again', async () => {
  const { bot } = await hourly()
  const { clock, on } = bot
  const before = (await bot.app.versionInService()) ?? ''
  const tea = report('松溪茶博会', '2024-11-02', '松溪县茶博会开幕。', '松溪*茶报*')
  await on.write({ 'tea.md': tea })
  await on.app.ingest()
  await clock.goTo('00:20')
  expect(bot.said()).toHaveLength(1)
  expect(bot.said()[0]).toMatch(/^新到 1 篇\n· 松溪茶博会（.+ · 2024-11-02）$/)
  expect(bot.said()[0]).toContain('松溪\\*茶报\\*')
  await on.app.rollback(before)
  await clock.goTo('01:30')
  expect(bot.said()).toHaveLength(1)
  await on.write({ 'tea2.md': report('松溪茶博会闭幕', '2024-11-05', '松溪县茶博会闭幕了。') })
  await on.app.ingest()
  await clock.goTo('01:50')
  expect(bot.said()).toHaveLength(2)
  expect(bot.said()[1]).toMatch(/^新到 1 篇\n· 松溪茶博会闭幕/)
})

test('a version that is no longer there to compare with is noted, and the next one is told of again', async () => {
  const { bot, show } = await hourly()
  const { clock, on, log } = bot
  const before = (await bot.app.versionInService()) ?? ''
  await on.write({ 'tea.md': report('松溪茶博会', '2024-11-02', '松溪县茶博会开幕。') })
  await on.app.ingest()
  await rm(join(on.indexDir, before), { recursive: true })
  await clock.goTo('00:30')
  expect(bot.said()).toEqual([])
  expect(log.at('warn')).toContain('旧版本已不在磁盘上，这次新到的文章不在频道里列出')
  show(item(1))
  await clock.goTo('01:00')
  expect(bot.said()).toHaveLength(1)
})

test('a feed that fails for a day is told of once, and again when it fails another time', async () => {
  const { bot, site, show } = await hourly()
  site.pages.set('/rss.xml', { status: 500 })
  await bot.clock.goTo('24:00', 30)
  expect(bot.said()).toHaveLength(1)
  expect(bot.said()[0]).toContain('⚠')
  show()
  await bot.clock.goTo('60:00', 60)
  site.pages.set('/rss.xml', { status: 500 })
  await bot.clock.goTo('64:00', 60)
  expect(bot.said()).toHaveLength(2)
})

test('many long headlines and digests with them fit into messages, and say what they leave out', async () => {
  const { bot, show } = await hourly()
  await bot.notify({ digest: '02:00' })
  const long = (n: number) => item(n, { title: `${n}*_~\`${'［长长的标题］*'.repeat(20)}` })
  show(...Array.from({ length: 36 }, (_, n) => long(n + 1)))
  await bot.clock.goTo('02:00')
  const [arrivals = '', digest = '', ...more] = bot.said()
  expect(more).toEqual([])
  expect(arrivals).toContain('……另有 26 项')
  expect(digest).toMatch(/……另有 \d+ 项$/)
  expect(bot.log.at('warn')).toEqual([])
})
