import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { withinTime } from '../../../src/corpus/intake/visit.js'
import { systemClock } from '../../../src/feeds/fetching/host-queue.js'
import { appOnNews } from '../../support/app/app-on-news.js'
import { callYouju } from '../../support/cli/call-youju.js'
import {
  articleSchema,
  auditedSchema,
  feedAddedSchema,
  feedSchema,
  feedsSchema,
  listSchema,
  onlyLine,
} from '../../support/cli/contract.js'
import { host, Site } from '../../support/feeds/feed-world.js'
import { asRss, page, titleOf } from '../../support/feeds/shapes.js'
import { PublicHosts } from '../../support/intake/public-hosts.js'

vi.mock('../../../src/corpus/intake/visit.js', { spy: true })

let site: Site
let outside: (args: string[]) => ReturnType<typeof callYouju>
let youju: (...args: string[]) => ReturnType<typeof callYouju>
const at = (path: string) => `http://${host}${path}`

beforeEach(async () => {
  const on = await appOnNews()
  const hosts = await PublicHosts.open()
  onTestFinished(async () => {
    vi.restoreAllMocks()
    await hosts.close()
    await on.remove()
  })
  const env = { CORPUS_DIR: on.corpus, INDEX_DIR: on.indexDir, STATE_DIR: on.stateDir }
  outside = (args) => callYouju(args, env)
  youju = (...args) => outside(['corpus', ...args])
  // Only where names lead, and how long pauses take, is not as in earnest.
  const { withinTime: real } = await vi.importActual<
    typeof import('../../../src/corpus/intake/visit.js')
  >('../../../src/corpus/intake/visit.js')
  vi.mocked(withinTime).mockImplementation((options, work) =>
    real({ ...hosts.options(), ...options }, work),
  )
  vi.spyOn(systemClock, 'wait').mockResolvedValue()
  site = new Site()
  await hosts.http(host, site.listen)
  const items = [1, 2].map((n) => ({ title: titleOf(n), link: at(`/a/${n}.html`) }))
  site.pages.set('/rss.xml', asRss(items))
  site.pages.set('/a/1.html', page(1))
})

test('a feed is added, listed, read, paused, resumed and removed, in JSON', async () => {
  const first = await youju('feeds', 'add', at('/rss.xml'), '--schedule', '0 8 * * *', '--json')
  expect(first).toMatchObject({ code: 0, stderr: '' })
  const { feed, ...added } = feedAddedSchema.parse(onlyLine(first.stdout))
  expect(added).toEqual({ items: 2, isKnown: false })
  expect(feed).toMatchObject({ kind: 'rss', schedule: '0 8 * * *', addedBy: 'cli' })
  const again = await youju('feeds', 'add', at('/rss.xml'), '--json')
  expect(feedAddedSchema.parse(onlyLine(again.stdout))).toMatchObject({ isKnown: true })

  const checked = await youju('feeds', 'check', feed.id, '--json')
  expect(checked.code).toBe(0)
  expect(feedSchema.parse(onlyLine(checked.stdout)).feed).toMatchObject({
    outcome: { code: 'read', added: 1, failed: 1, said: '新增 1 篇，1 篇没有取到' },
    failed: [{ title: titleOf(2), reason: expect.stringMatching(/HTTP 状态 404.*：请/) }],
  })
  for (const [step, isPaused] of [
    ['pause', true],
    ['resume', false],
    ['remove', false],
  ] as const) {
    const run = await youju('feeds', step, feed.id, '--json')
    expect(feedSchema.parse(onlyLine(run.stdout)).feed).toMatchObject({ id: feed.id, isPaused })
  }
  const listed = await youju('feeds', 'list', '--json')
  expect(feedsSchema.parse(onlyLine(listed.stdout))).toEqual({ feeds: [] })
  const { stdout } = await youju('history', '--audit', '--json')
  const { audit } = auditedSchema.parse(onlyLine(stdout))
  expect(audit.map(({ action, user }) => [action, user]).reverse()).toEqual(
    ['add', 'add', 'check', 'pause', 'resume', 'remove'].map((step) => [
      `corpus.feeds.${step}`,
      'cli',
    ]),
  )
})

test.each([
  ['zh-CN', '已订阅 滨海日报：RSS，现有 2 条', /读取：新增 1 篇，1 篇没有取到/, '还没有订阅。'],
  ['zh-TW', '已訂閱 滨海日报：RSS，現有 2 條', /讀取：新增 1 篇，1 篇沒有取到/, '還沒有訂閱。'],
  [
    'en',
    'Subscribed to 滨海日报: RSS, 2 items now',
    /: 1 new, 1 could not be fetched/,
    'There are no feeds',
  ],
])('people are told in %s', async (lang, added, read, none) => {
  const say = async (...args: string[]) => {
    const { stdout, stderr } = await youju('feeds', ...args, '--lang', lang)
    expect(stderr).toBe('')
    return stdout
  }
  expect(await say('list')).toContain(none)
  const first = await say('add', at('/rss.xml'))
  expect(first).toContain(added)
  const [, id = ''] = /([A-Za-z0-9]{10})[。.]\n$/.exec(first) ?? []
  const checked = await say('check', id)
  expect(checked).toMatch(read)
  expect(checked).toContain(titleOf(2))
  expect((await say('list')).split('\n')[0]).toBe(`滨海日报 · ${id}`)
  for (const step of ['pause', 'resume', 'remove'])
    expect(await say(step, id)).toContain('滨海日报')
})

test('what a feed lists no longer is counted, shown, and said of its article', async () => {
  const items = (...numbers: number[]) =>
    asRss(numbers.map((n) => ({ title: titleOf(n), link: at(`/a/${n}.html`) })))
  site.pages.set('/a/2.html', page(2))
  const { stdout } = await youju('feeds', 'add', at('/rss.xml'), '--json')
  const { feed } = feedAddedSchema.parse(onlyLine(stdout))
  const checked = await youju('feeds', 'check', feed.id)
  expect(checked.stdout).not.toContain('不再列出')
  expect((await youju('feeds', 'show', feed.id)).stdout).toContain('都还在订阅源里')
  site.pages.set('/rss.xml', items(2))
  expect((await youju('feeds', 'check', feed.id)).stdout).toContain('1 篇已不再列出')
  for (const [lang, said, since] of [
    ['zh-CN', '已不再列出的 1 篇', / 起不再列出/],
    ['zh-TW', '已不再列出的 1 篇', / 起不再列出/],
    ['en', 'No longer listed by the feed: 1', /not listed since 20/],
  ] as const) {
    const shown = await youju('feeds', 'show', feed.id, '--lang', lang)
    expect(shown).toMatchObject({ code: 0, stderr: '' })
    for (const part of [said, titleOf(1), `${host}/a/1.html`, 'feeds/']) {
      expect(shown.stdout).toContain(part)
    }
    expect(shown.stdout).toMatch(since)
  }
  const { feed: shown } = feedSchema.parse(
    onlyLine((await youju('feeds', 'show', feed.id, '--json')).stdout),
  )
  expect(shown).toMatchObject({ vanishedCount: 1, vanished: [{ title: titleOf(1) }] })

  expect((await outside(['ingest'])).code).toBe(0)
  const gone = shown.vanished[0]?.file ?? ''
  const { articles } = listSchema.parse(onlyLine((await youju('list', '--json')).stdout))
  const idOf = (isMeant: (file: string) => boolean) =>
    articles.find(({ file }) => file.startsWith('feeds/') && isMeant(file))?.id ?? ''
  const [goneId, thereId] = [idOf((file) => file === gone), idOf((file) => file !== gone)]
  expect((await outside(['article', goneId])).stdout).toMatch(/订阅源 滨海日报从 .* 起不再列出这篇/)
  expect((await outside(['article', thereId])).stdout).not.toContain('不再列出')
  const asJson = await outside(['article', goneId, '--json'])
  expect(articleSchema.parse(onlyLine(asJson.stdout)).ofFeed).toEqual({
    feed: { id: feed.id, title: '滨海日报', url: at('/rss.xml') },
    vanishedAt: shown.vanished[0]?.vanishedAt,
  })
})

test('what cannot be done is told in one sentence, and fails', async () => {
  const refused = await youju('feeds', 'add', 'http://127.0.0.1/rss.xml')
  expect(refused).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^[^\n]+：请[^\n]+。\n$/),
  })
  for (const args of [
    ['check', 'nobody'],
    ['remove', 'nobody'],
    ['show', 'nobody'],
    ['add', at('/rss.xml'), '--schedule', 'daily'],
    ['add', at('/rss.xml'), '--schedule', '0 8 * * *', '--time-zone', 'Mars/Base'],
    ['add', at('/rss.xml'), '--under', 'news'],
  ]) {
    const run = await youju('feeds', ...args)
    expect(run).toMatchObject({ code: 2, stderr: expect.stringMatching(/^[^\n]+：请[^\n]+。\n$/) })
  }
  const { stdout } = await youju('feeds', 'add', at('/rss.xml'), '--json')
  const { feed } = feedAddedSchema.parse(onlyLine(stdout))
  site.pages.set('/rss.xml', { status: 500 })
  const failed = await youju('feeds', 'check', feed.id, '--json')
  expect(failed.code).toBe(1)
  expect(feedSchema.parse(onlyLine(failed.stdout)).feed).toMatchObject({
    ...{ outcome: { code: 'refused', reason: expect.stringContaining('500') }, failures: 1 },
  })
})
