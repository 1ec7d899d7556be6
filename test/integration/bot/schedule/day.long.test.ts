import { expect, test } from 'vitest'
import { news } from '../../../support/cli/news.js'
import { question } from '../news/news-bot.js'
import { collapse, correction, dayItems, feedAt, sites } from './day-items.js'
import { canary, refreshes, type ScheduledBot, scheduledBot } from './scheduled-bot.js'

const items = dayItems()
const copied = items.filter(({ title }, n) => items.findIndex((item) => item.title === title) < n)
const library = canary('青禾市图书馆新馆藏书多少册？', '126万册')
const settings = { refreshSchedule: '0 */3 * * *', refreshMinutes: 90 }

/** Three feeds: read each half hour, with the refreshes, and each hour; the last one fails from noon to four. */
async function feeds(bot: ScheduledBot): Promise<void> {
  const { clock } = bot
  const minute = () => (clock.time - Date.parse('2025-03-05T00:00:00+08:00')) / 60_000
  for (const [n, name] of sites.entries()) {
    const site = await bot.site(name)
    site.pages.set('/rss.xml', (_, response) => {
      const isDown = n === 2 && minute() >= 720 && minute() < 960
      const { headers, body } = feedAt(items, name, minute())
      response.writeHead(isDown ? 500 : 200, headers).end(isDown ? '' : body)
    })
    await bot.feed(`http://${name}/rss.xml`, ['*/30 * * * *', undefined, '0 * * * *'][n])
  }
}

/** Asks for the figure that is corrected later, and watches the answer. */
async function askAndWatch({ server }: ScheduledBot) {
  const asked = server.interaction({ command: 'ask', options: { question } })
  await asked.answered
  expect(server.shown(asked).text).toContain('18亿元')
  await server.press(asked, '🔔').answered
  return asked
}

/** What came in as the channel was told: the title of each report, and all their lines. */
const arrivalsOf = (bot: ScheduledBot) => bot.said().filter((text) => text.startsWith('新到 '))
const digestsOf = (bot: ScheduledBot) => bot.said().filter((text) => text.startsWith('今日新到'))
const countOf = (text: string) => Number(/^新到 (\d+) 篇/.exec(text)?.[1])
const sentTo = ({ server }: ScheduledBot) =>
  server.shownIn(server.state.directChannelOf(server.state.person).id).map(({ text }) => text)

/** All that must hold at the end of the day, however it went. */
async function expectTheDay(bot: ScheduledBot, asked: { id: string }): Promise<void> {
  const { server, log } = bot
  const files = await bot.files()
  expect(files.toSorted()).toEqual(
    [
      ...items.map(({ title }) => title),
      ...['云岭大桥建成通车', '青禾市图书馆新馆开放', '白鹭水库除险加固'],
      ...['松溪茶叶出口', '青禾市公交换新'],
    ].toSorted(),
  )
  // Told of once each, in as many messages as refreshes put something in service.
  const arrivals = arrivalsOf(bot)
  expect(arrivals.reduce((sum, text) => sum + countOf(text), 0)).toBe(items.length)
  const told = arrivals.flatMap((text) => text.split('\n').filter((line) => line.startsWith('· ')))
  for (const { title } of items) {
    const times = items.filter((item) => item.title === title).length
    expect(told.filter((line) => line.startsWith(`· ${title}（`))).toHaveLength(times)
  }
  const done = (await refreshes(bot)).filter(({ outcome }) => outcome === 'done')
  expect(arrivals).toHaveLength(done.length)
  for (const [n, { at }] of done.entries()) {
    const before = done[n - 1]
    if (before) expect(Date.parse(at) - Date.parse(before.at)).toBeGreaterThanOrEqual(5_400_000)
  }
  expect(bot.said().filter((text) => text.includes('⚠'))).toHaveLength(1)
  expect(bot.said().filter((text) => text.includes('⚠ 县区新闻'))).toHaveLength(1)
  // The answer of the morning has its line once, and who watches it one message.
  const { text } = server.shown(asked)
  expect(text.split('已有新的说法')).toHaveLength(2)
  expect(text).toContain('21.6亿元（原来：18亿元）')
  const [notice = '', ...more] = sentTo(bot)
  expect(more).toEqual([])
  expect(notice).toContain('21.6亿元')
  expectTheDigest(bot)
  expect(log.at('error')).toEqual([])
  expect(server.failures.filter(({ path }) => !path.includes('rss'))).toEqual([])
}

function expectTheDigest(bot: ScheduledBot): void {
  const [digest = '', ...more] = digestsOf(bot)
  expect(more).toEqual([])
  const lines = digest.split('\n').slice(1)
  const reports = lines.map((line) => line.replace(/^(?:\*\*·\*\*|　·) /, ''))
  for (const { title } of items) {
    expect(reports.filter((line) => line.startsWith(`${title}（`))).toHaveLength(1)
  }
  expect(reports).toHaveLength(items.length - copied.length)
  for (const line of reports) {
    expect(line).toMatch(/（(?:云岭晚报|望江报|县区新闻) · 2025-03-0[45]）$/)
  }
  // Both reports of one event stand together, and nothing else with them.
  const starts = lines.flatMap((line, n) => (line.startsWith('**·**') ? [n] : []))
  const blocks = starts.map((start, n) => lines.slice(start, starts[n + 1]))
  const pair = blocks.find((block) => block.some((line) => line.includes('栈桥')))
  expect(pair?.length).toBe(2)
  for (const { title } of collapse) expect(pair?.join('\n')).toContain(title)
  const days = blocks.map(([first = '']) => /2025-03-\d\d/.exec(first)?.[0] ?? '')
  expect(days).toEqual(days.toSorted().toReversed())
}

test('a day with three feeds: the corpus follows, and everybody is told once', async () => {
  const bot = await scheduledBot({ files: { ...news, ...library }, settings })
  const { clock } = bot
  expect(await bot.notify({ reports: true, digest: '20:00' })).toContain('每天 20:00')
  await feeds(bot)
  await clock.goTo('08:00', 15)
  const asked = await askAndWatch(bot)
  expect(bot.said().length).toBeGreaterThan(2)
  await clock.goTo('24:00', 15)
  expect(items[24]?.title).toBe(correction.title)
  await expectTheDay(bot, asked)
  // Nothing more comes, and nothing more is said, not even a digest.
  const said = bot.said().length
  await clock.goTo('45:00', 30)
  expect(bot.said()).toHaveLength(said)
})

test('a day with stops in the middle of refreshes, and one over the digest, ends the same', async () => {
  let restarted: Promise<void> | null = null
  let refreshesBegun = 0
  const bot: ScheduledBot = await scheduledBot({
    files: { ...news, ...library },
    settings,
    ingest: (on) => async (options) => {
      refreshesBegun += 1
      const isStopped = refreshesBegun % 4 === 2
      return on.app.ingest({
        ...options,
        onProgress() {
          if (isStopped) restarted ??= bot.restart()
        },
      })
    },
  })
  const { clock } = bot
  let restarts = 0
  const eachTime = async () => {
    if (restarted === null) return
    await restarted
    restarts += 1
    restarted = null
  }
  await bot.notify({ reports: true, digest: '20:00' })
  await feeds(bot)
  await clock.goTo('08:00', 15, eachTime)
  await eachTime()
  const asked = await askAndWatch(bot)
  await clock.goTo('19:00', 15, eachTime)
  await eachTime()
  expect(digestsOf(bot)).toEqual([])
  // Away over the digest, a refresh and many readings.
  clock.time += 3 * 3_600_000 + 60_000
  await bot.restart()
  await clock.minute()
  expect(digestsOf(bot)).toHaveLength(1)
  await clock.goTo('24:00', 15, eachTime)
  await eachTime()
  expect(restarts).toBeGreaterThan(1)
  await expectTheDay(bot, asked)
})
