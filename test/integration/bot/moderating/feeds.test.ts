import { expect, it, onTestFinished } from 'vitest'
import { FakeClock, host, Site } from '../../../support/feeds/feed-world.js'
import { asRss, page, titleOf } from '../../../support/feeds/shapes.js'
import { PublicHosts } from '../../../support/intake/public-hosts.js'
import { type ModeratedBot, moderatedBot } from './moderated-bot.js'

const at = (path: string) => `http://${host}${path}`

async function botAndSite() {
  const hosts = await PublicHosts.open()
  onTestFinished(() => hosts.close())
  const site = new Site()
  await hosts.http(host, site.listen)
  const items = [1, 2].map((n) => ({ title: `${titleOf(n)}*`, link: at(`/a/${n}.html`) }))
  site.pages.set('/rss.xml', asRss(items))
  site.pages.set('/a/1.html', page(1))
  const clock = new FakeClock()
  const feedFetching = { clock, fetch: hosts.options() }
  return { site, clock, bot: await moderatedBot({ app: { feedFetching } }) }
}

async function say(
  bot: ModeratedBot,
  step: string,
  options: Record<string, string> = {},
  locale = 'zh-CN' as 'zh-CN' | 'zh-TW' | 'en-US',
) {
  const command = `corpus feeds ${step}`
  const given = bot.server.interaction({ command, options, user: bot.moderator, locale })
  const written = step === 'list' ? null : bot.audited()
  await given.answered
  return { entry: await written, shown: bot.server.shown(given) }
}

it.each([
  ['zh-CN', '已订阅 滨海日报：RSS，现有 2 条', '新增 1 篇，1 篇没有取到', '还没有订阅'],
  ['zh-TW', '已訂閱 滨海日报：RSS，現有 2 條', '新增 1 篇，1 篇沒有取到', '還沒有訂閱'],
  [
    'en-US',
    'Subscribed to 滨海日报: RSS, 2 items now',
    '1 new, 1 could not be fetched',
    'There are no feeds',
  ],
] as const)(
  'a feed is added, read, listed, paused, resumed and removed: %s',
  async (locale, added, read, none) => {
    const { bot } = await botAndSite()
    expect((await say(bot, 'list', {}, locale)).shown.lines.join()).toContain(none)
    const first = await say(bot, 'add', { address: at('/rss.xml') }, locale)
    expect(first.shown.lines.join()).toContain(added)
    const [feed] = await bot.app.feeds()
    const id = feed?.id ?? ''
    expect(first.entry).toMatchObject({
      ...{ user: bot.moderator.id, action: 'corpus.feeds.add', outcome: 'done' },
      detail: `${id} ${at('/rss.xml')}`,
    })
    const checked = await say(bot, 'check', { feed: id }, locale)
    const text = checked.shown.lines.join('\n')
    expect(text).toContain(read)
    expect(text).toContain('404')
    expect(checked.shown.buttons).toHaveLength(1)
    expect(checked.entry).toMatchObject({ outcome: 'done', detail: `${id} ${read}` })
    expect((await say(bot, 'list', {}, locale)).shown.lines.join('\n')).toContain(read)
    for (const [step, isPaused] of [
      ['pause', true],
      ['resume', false],
    ] as const) {
      const { entry } = await say(bot, step, { feed: id }, locale)
      expect(entry).toMatchObject({ action: `corpus.feeds.${step}`, outcome: 'done' })
      expect((await bot.app.feeds())[0]?.isPaused).toBe(isPaused)
    }
    await say(bot, 'remove', { feed: id }, locale)
    expect(await bot.app.feeds()).toEqual([])
    expect(bot.server.failures).toEqual([])
  },
)

it('what cannot be done is told, and written down', async () => {
  const { bot, site } = await botAndSite()
  for (const [step, options, said] of [
    ['add', { address: 'http://127.0.0.1/rss.xml' }, /内部或保留/],
    ['add', { address: at('/rss.xml'), schedule: 'daily' }, /cron/],
    ['check', { feed: 'nobody' }, /nobody.*列表/],
  ] as const) {
    const { shown, entry } = await say(bot, step, options)
    expect(shown.lines.join()).toMatch(said)
    expect(entry).toMatchObject({ action: `corpus.feeds.${step}`, outcome: 'failed' })
  }
  await say(bot, 'add', { address: at('/rss.xml') })
  const [feed] = await bot.app.feeds()
  site.pages.set('/rss.xml', { status: 500 })
  const { shown, entry } = await say(bot, 'check', { feed: feed?.id ?? '' })
  expect(shown.lines.join()).toContain('500')
  expect(entry).toMatchObject({ outcome: 'failed' })
  expect(shown.buttons).toEqual([])
})

it('what a feed lists no longer is counted, shown, and said of its article', async () => {
  const { bot, site } = await botAndSite()
  await say(bot, 'add', { address: at('/rss.xml') })
  const feed = (await bot.app.feeds())[0]?.id ?? ''
  await say(bot, 'check', { feed })
  site.pages.set('/rss.xml', asRss([]))
  const checked = await say(bot, 'check', { feed })
  expect(checked.shown.lines.join('\n')).toContain('2 篇已不再列出')
  const command = 'corpus feeds show'
  const shown = async (options: Record<string, string>) => {
    const given = bot.server.interaction({ command, options, user: bot.moderator })
    await given.answered
    return bot.server.shown(given).lines.join('\n')
  }
  const all = await shown({ feed })
  for (const part of ['已不再列出的 2 篇', titleOf(1), `${host}/a/1.html`, 'feeds/', '没有取到']) {
    expect(all).toContain(part)
  }
  expect(await shown({ feed: 'nobody' })).toMatch(/nobody.*列表/)
  await bot.app.ingest()
  const asked = bot.server.interaction({ command: 'article', options: { title: titleOf(1) } })
  await asked.answered
  expect(bot.server.shown(asked).text).toMatch(/订阅源 滨海日报从 .* 起不再列出这篇/)
  const other = bot.server.interaction({ command: 'article', options: { title: '云岭大桥' } })
  await other.answered
  expect(bot.server.shown(other).text).not.toContain('不再列出')
  expect(bot.server.failures).toEqual([])
})

it('others are refused, and are suggested no feeds', async () => {
  const { bot } = await botAndSite()
  await say(bot, 'add', { address: at('/rss.xml') })
  const [feed] = await bot.app.feeds()
  const stranger = bot.server.person({ username: 'stranger', permissions: 0n })
  const suggested = async (user: typeof stranger, typed: string) => {
    const given = { command: 'corpus feeds check', option: 'feed', value: typed, user }
    return (await bot.server.autocomplete(given).choices).map(({ value }) => value)
  }
  expect(await suggested(bot.moderator, '滨海')).toEqual([feed?.id])
  expect(await suggested(bot.moderator, 'nobody')).toEqual([])
  expect(await suggested(stranger, '')).toEqual([])
  const written = bot.audited()
  const options = { feed: feed?.id ?? '' }
  const given = bot.server.interaction({ command: 'corpus feeds remove', options, user: stranger })
  await given.answered
  expect(await written).toMatchObject({ action: 'corpus.feeds.remove', outcome: 'refused' })
  expect(await bot.app.feeds()).toHaveLength(1)
})
