import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { addressFileOf } from '../../../src/ingest/fetched-address.js'
import { type FeedWorld, feedWorld, host, type Site } from '../../support/feeds/feed-world.js'
import { asRss, htmlType, type Item, page, sentences, titleOf } from '../../support/feeds/shapes.js'

const at = (path: string) => `http://${host}${path}`
const link = (n: number, more: Item = {}): Item => ({
  ...{ title: titleOf(n), link: at(`/a/${n}.html`), guid: `g${n}`, ...more },
})

/** A feed of pages that was read once. */
async function readOnce(numbers: readonly number[] = [1]): Promise<{
  world: FeedWorld
  site: Site
  id: string
  again(items: readonly Item[]): Promise<unknown>
}> {
  const world = await feedWorld()
  const site = await world.site()
  for (const n of [1, 2, 3, 4]) site.pages.set(`/a/${n}.html`, page(n))
  site.pages.set('/rss.xml', asRss(numbers.map((n) => link(n))))
  const { feed } = await world.feeds.add(at('/rss.xml'), { user: 'mod' })
  await world.feeds.check(feed.id)
  return {
    ...{ world, site, id: feed.id },
    async again(items) {
      world.clock.pass(1)
      site.pages.set('/rss.xml', asRss(items))
      return (await world.feeds.check(feed.id)).outcome
    },
  }
}

const none = { code: 'read', added: 0, changed: 0, failed: 0, left: 0 }

test.each([
  ['tracking', { link: at('/a/1.html?utm_source=rss&spm=1.2') }],
  ['AMP', { link: at('/amp/a/1.html') }],
  ['https', { link: `https://www.${host}/a/1.html` }],
  ['another id', { guid: 'moved' }],
  ['another address under its id', { link: at('/moved/1.html') }],
])(
  'an article that comes again with %s is not fetched again, nor doubled',
  async (_name, change) => {
    const { world, site, again } = await readOnce()
    const before = site.asked.length
    for (let n = 0; n < 2; n++) expect(await again([link(1, change)])).toEqual(none)
    expect(site.asked.slice(before)).toEqual(['/rss.xml', '/rss.xml'])
    expect(await world.files()).toHaveLength(1)
  },
)

test.each([
  [
    'its page names the address it had',
    { '/b/1.html': page(1, `<link rel="canonical" href="/a/1.html">`) },
  ],
  ['it redirects there', { '/b/1.html': { status: 302, headers: { Location: '/a/1.html' } } }],
  ['its page is the same to the byte', { '/b/1.html': page(1) }],
])('an article under an address of its own is not doubled, since %s', async (_name, pages) => {
  const { world, site, again } = await readOnce()
  for (const [path, served] of Object.entries(pages)) site.pages.set(path, served)
  const moved = link(1, { link: at('/b/1.html'), guid: 'other' })
  for (let n = 0; n < 2; n++) expect(await again([link(1), moved])).toEqual(none)
  expect(site.times('/b/1.html')).toBe(1)
  expect(await world.files()).toHaveLength(1)
})

test('articles whose pages all name one address are kept apart by their headlines', async () => {
  const { world, site, again } = await readOnce()
  const head = '<link rel="canonical" href="/news/">'
  for (const n of [2, 3]) site.pages.set(`/a/${n}.html`, page(n, head))
  expect(await again([link(1), link(2), link(3)])).toEqual({ ...none, added: 2 })
  expect(await world.files()).toHaveLength(3)
})

test('an article that two feeds bring belongs to the first', async () => {
  const { world, site } = await readOnce([1, 2])
  site.pages.set('/other.xml', asRss([link(1, { title: `${titleOf(1)} ` }), link(3)]))
  const { feed } = await world.feeds.add(at('/other.xml'), { user: 'mod' })
  expect((await world.feeds.check(feed.id)).outcome).toEqual({ ...none, added: 1 })
  expect(site.times('/a/1.html')).toBe(1)
  expect(await world.files()).toHaveLength(3)
})

test('an item that changes is written over its file, and becomes a new version of its article', async () => {
  const { world, site, again } = await readOnce([1, 2])
  const [before] = (await world.articles()).filter(({ title }) => title === titleOf(1))
  const correction = '港务局更正说，第1号码头每年实际可以装卸七百万吨货物。'
  site.pages.set('/a/1.html', page(1, '', correction))
  expect(await again([link(1, { date: 'Wed, 05 Mar 2025 10:00:00 GMT' }), link(2)])).toEqual({
    ...{ ...none, changed: 1 },
  })
  const after = await world.articles()
  expect(after).toHaveLength(2)
  const [changed] = after.filter(({ id }) => id === before?.id)
  expect(changed?.text).toContain(correction)
  // A new stamp on a page that is the same changes nothing.
  expect(await again([link(1, { date: 'Wed, 05 Mar 2025 11:00:00 GMT' }), link(2)])).toEqual(none)
  expect(site.times('/a/1.html')).toBe(3)
})

test('a change that leaves no article is told, and the article stays as it was', async () => {
  const { world, site, again } = await readOnce()
  site.pages.set('/a/1.html', { headers: htmlType, body: '<html><body></body></html>' })
  expect(await again([link(1, { date: 'Wed, 05 Mar 2025 10:00:00 GMT' })])).toEqual({
    ...{ ...none, failed: 1 },
  })
  expect((await world.articles())[0]?.text).toContain(sentences(1)[0])
  const [shown] = await world.feeds.list()
  expect(shown?.failed).toMatchObject([{ title: titleOf(1), failure: { code: 'nothing_left' } }])
})

test('an item that vanishes stays in the corpus and is marked, until it comes back', async () => {
  const { world, again } = await readOnce([1, 2])
  const vanished = async () =>
    (await world.state.feedItems([`${host}/a/1.html`])).map(({ vanishedAt }) => vanishedAt)
  await again([link(2)])
  expect(await vanished()).toEqual([new Date(world.clock.now()).toISOString()])
  expect(await world.files()).toHaveLength(2)
  expect(await again([link(1), link(2)])).toEqual(none)
  expect(await vanished()).toEqual([null])
})

test('what a moderator took out of the corpus is not brought back, changed or not', async () => {
  const { world, site, again } = await readOnce()
  const [file = ''] = await world.files()
  await rm(join(world.corpus, file))
  expect(await again([link(1)])).toEqual(none)
  expect(await again([link(1, { date: 'Wed, 05 Mar 2025 10:00:00 GMT' })])).toEqual(none)
  expect(site.times('/a/1.html')).toBe(1)
  expect(await world.files()).toEqual([])
})

test('a crash between a file and what is remembered of it doubles nothing', async () => {
  const { world, again } = await readOnce()
  const [file = ''] = await world.files()
  const other = await feedWorld()
  const site = await other.site()
  site.pages.set('/a/1.html', page(1))
  site.pages.set('/rss.xml', asRss([link(1)]))
  // The corpus as the first left it, and a state that knows nothing of it.
  const state = async () => other.state
  const feeds = other.restarted({ corpus: world.corpus, state })
  const { feed } = await feeds.add(at('/rss.xml'), { user: 'mod' })
  expect((await feeds.check(feed.id)).outcome).toEqual({ ...none, added: 1 })
  expect(await world.files()).toEqual([file])
  expect(await again([link(1)])).toEqual(none)
})

test('a feed that is removed and added again doubles nothing', async () => {
  const { world, site, id } = await readOnce([1, 2])
  await world.feeds.remove(id)
  expect(await world.files()).toHaveLength(2)
  const { feed } = await world.feeds.add(at('/rss.xml'), { user: 'mod' })
  expect((await world.feeds.check(feed.id)).outcome).toEqual(none)
  expect(site.times('/a/1.html')).toBe(1)
})

test('a reading that is stopped keeps what it took, and the next one takes the rest', async () => {
  const { world, site, id } = await readOnce([])
  site.pages.set('/rss.xml', asRss([1, 2, 3].map((n) => link(n))))
  const stop = new AbortController()
  const onItem = (done: number) => done === 1 && stop.abort(new Error('stopped'))
  const stopped = await world.feeds.check(id, { signal: stop.signal, onItem })
  expect(stopped.outcome).toEqual({ ...none, added: 1, left: 2 })
  expect(await world.files()).toHaveLength(1)
  expect((await world.restarted().check(id)).outcome).toEqual({ ...none, added: 2 })
  expect([1, 2, 3].map((n) => site.times(`/a/${n}.html`))).toEqual([1, 1, 1])
})

test('a page that cannot be taken is tried again some times, each time told why', async () => {
  const { world, site, again } = await readOnce([])
  site.pages.set('/a/1.html', { status: 404 })
  for (let n = 0; n < 8; n++) expect(await again([link(1), link(2)])).toMatchObject({ failed: 1 })
  expect(site.times('/a/1.html')).toBe(5)
  site.pages.set('/a/1.html', page(1))
  expect(await again([link(1, { title: '滨海港第1号码头终于完工' }), link(2)])).toMatchObject({
    ...{ added: 1, failed: 0 },
  })
  const [shown] = await world.feeds.list()
  expect(shown?.failed).toEqual([])
})

test('a page that leads to the front page of its site is no article', async () => {
  const { site, again } = await readOnce([])
  site.pages.set('/', page(1))
  site.pages.set('/a/1.html', { status: 302, headers: { Location: '/' } })
  expect(await again([link(1)])).toMatchObject({ added: 0, failed: 1 })
})

test('what the feed states of an article stands in for what its page does not', async () => {
  const { world, site, again } = await readOnce([])
  const story = sentences(1)
    .map((text) => `<p>${text}</p>`)
    .join('')
  site.pages.set('/a/1.html', { headers: htmlType, body: `<html><body>${story}</body></html>` })
  await again([link(1, { date: '2025年3月4日' })])
  expect(await world.articles()).toMatchObject([
    { title: titleOf(1), published: '2025-03-04', source: '滨海日报', url: at('/a/1.html') },
  ])
  const [file = ''] = await world.files()
  const beside = addressFileOf(join(world.corpus, file))
  expect((await readFile(beside, 'utf8')).split('\n')[0]).toBe(at('/a/1.html'))
  // A page that states them itself wins; and a day that is none is not believed.
  await writeFile(beside, `${at('/a/1.html')}\ntitle: 甲\npublished: 2025-13-40\nnonsense\n`)
  expect(await world.articles()).toMatchObject([{ title: '甲', published: null, source: null }])
})
