import { once } from 'node:events'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { type FeedWorld, feedWorld, host, type Site } from '../../support/feeds/feed-world.js'
import {
  asRss,
  htmlType,
  type Item,
  page,
  rss,
  rssType,
  sentences,
  titleOf,
} from '../../support/feeds/shapes.js'

const at = (path: string) => `http://${host}${path}`
const whole = (n: number) =>
  sentences(n)
    .map((text) => `<p>${text}</p>`)
    .join('')
const withText = (n: number, more: Item = {}): Item => ({
  ...{ title: titleOf(n), link: at(`/a/${n}.html`), guid: `g${n}`, content: whole(n) },
  ...more,
})

async function read(world: FeedWorld, path = '/rss.xml', under?: string) {
  const { feed, items } = await world.feeds.add(at(path), { user: 'mod', under })
  const { outcome, ...after } = await world.feeds.check(feed.id)
  return { feed, items, outcome, after }
}

async function world(serve: (site: Site) => void) {
  const opened = await feedWorld()
  const site = await opened.site()
  serve(site)
  return { world: opened, site }
}

const added = (count: number) => ({
  ...{ code: 'read', added: count, changed: 0, failed: 0, left: 0 },
})
const titles = async (world: FeedWorld) => (await world.articles()).map(({ title }) => title).sort()

test('broken XML keeps its whole items, and what is cut off in the middle does not become one', async () => {
  const cut = rss([withText(1), withText(2), withText(3)])
  const body = cut
    .slice(0, cut.indexOf(titleOf(3)) + 4)
    .replace('<link>http://news', '<link>http://<b>news')
  const { world: on } = await world((site) =>
    site.pages.set('/rss.xml', { headers: rssType, body }),
  )
  const { outcome } = await read(on)
  expect(outcome).toMatchObject({ code: 'read', added: 2 })
  expect(await titles(on)).toEqual([titleOf(1), titleOf(2)])
})

test('markup in CDATA, escaped twice or not at all is no part of a headline', async () => {
  const items = [
    withText(1, { title: `<b>滨海港</b>第1号码头 &amp; 航道完工` }),
    withText(2, { title: `滨海港第2号码头 <br/>完工` }),
  ]
  const { world: on } = await world((site) => site.pages.set('/rss.xml', asRss(items)))
  expect((await read(on)).outcome).toEqual(added(2))
  expect(await titles(on)).toEqual(['滨海港第1号码头 & 航道完工', '滨海港第2号码头 完工'])
})

test.each([
  ['its header', { 'Content-Type': 'text/xml; charset=gbk' }, 'UTF-8'],
  ['its XML declaration', { 'Content-Type': 'text/xml' }, 'GBK'],
  ['nothing', { 'Content-Type': 'text/xml' }, 'UTF-8'],
])('GBK is read as %s says', async (_name, headers, declared) => {
  const text = rss([withText(1)]).replace('encoding="UTF-8"', `encoding="${declared}"`)
  const body = iconv.encode(text, 'gbk')
  const { world: on } = await world((site) => site.pages.set('/rss.xml', { headers, body }))
  expect((await read(on)).outcome).toEqual(added(1))
  expect((await on.articles())[0]?.text).toContain(sentences(1)[0])
})

test('relative links lead to where the feed was fetched from', async () => {
  const items = [1, 2].map((n) => ({ title: titleOf(n), link: n === 1 ? 'a/1.html' : '/a/2.html' }))
  const { world: on } = await world((site) => {
    site.pages.set('/feed', { status: 301, headers: { Location: '/sub/rss.xml' } })
    site.pages.set('/sub/rss.xml', asRss(items))
    site.pages.set('/sub/a/1.html', page(1))
    site.pages.set('/a/2.html', page(2))
  })
  const { outcome, feed } = await read(on, '/feed')
  expect(outcome).toEqual(added(2))
  expect(feed.url).toBe(at('/sub/rss.xml'))
  expect((await on.articles()).map(({ url }) => url).sort()).toEqual([
    at('/a/2.html'),
    at('/sub/a/1.html'),
  ])
})

test.each([
  ['2025年3月4日 10:20', '2025-03-04'],
  ['二〇二五年三月四日', '2025-03-04'],
  ['2025/3/4', '2025-03-04'],
  ['Tue, 04 Mar 2025 23:30:00 +0800', '2025-03-04'],
  ['Tue, 04 Mar 2025 17:30:00 GMT', '2025-03-05'],
  ['2025-03-04T17:30:00Z', '2025-03-05'],
  ['1741109400', '2025-03-05'],
  // Dates that nobody states, or that lie ahead, are no dates.
  [undefined, null],
  ['刚刚', null],
  ['2025年3月7日', null],
  ['Sat, 01 Jan 2050 00:00:00 GMT', null],
])('the date %s is %s', async (date, published) => {
  const item = withText(1, date === undefined ? {} : { date })
  const { world: on } = await world((site) => site.pages.set('/rss.xml', asRss([item])))
  await read(on)
  expect((await on.articles()).map((article) => article.published)).toEqual([published])
})

test('ids that several items share tell nothing, whether in one reading or in two', async () => {
  const { world: on, site } = await world((site) =>
    site.pages.set('/rss.xml', asRss([1, 2].map((n) => withText(n, { guid: 'same' })))),
  )
  const { feed } = await read(on)
  site.pages.set('/rss.xml', asRss([withText(3, { guid: 'same' })]))
  await on.feeds.check(feed.id)
  site.pages.set('/rss.xml', asRss([withText(4, { guid: 'same' })]))
  await on.feeds.check(feed.id)
  expect(await titles(on)).toEqual([1, 2, 3, 4].map(titleOf))
})

test('a site that says that nothing has changed is asked with what it said last, and nothing is read', async () => {
  const { world: on, site } = await world((site) =>
    site.pages.set('/rss.xml', (request, response) => {
      const isKnown = request.headers['if-none-match'] === '"v1"'
      response.writeHead(isKnown ? 304 : 200, { ...rssType, ETag: '"v1"', 'Last-Modified': 'then' })
      response.end(isKnown ? undefined : rss([withText(1)]))
    }),
  )
  const { feed } = await read(on)
  expect((await on.feeds.check(feed.id)).outcome).toEqual({ code: 'unchanged' })
  expect(site.requests.at(-1)?.headers).toMatchObject({
    ...{ 'if-none-match': '"v1"', 'if-modified-since': 'then' },
    'user-agent': 'youju/0.1 (news question-answering bot; reads feeds; +mailto:owner@example.com)',
  })
  expect(await on.articles()).toHaveLength(1)
})

test('a feed that is gone for good is paused', async () => {
  const { world: on, site } = await world((site) =>
    site.pages.set('/rss.xml', asRss([withText(1)])),
  )
  const { feed } = await read(on)
  site.pages.set('/rss.xml', { status: 410 })
  expect(await on.feeds.check(feed.id)).toMatchObject({ outcome: { code: 'gone' }, isPaused: true })
  expect(await on.articles()).toHaveLength(1)
})

test('redirects in a circle are refused, and the feed is left alone for longer each time', async () => {
  const { world: on, site } = await world((site) =>
    site.pages.set('/rss.xml', asRss([withText(1)])),
  )
  const { feed } = await read(on)
  site.pages.set('/rss.xml', { status: 302, headers: { Location: '/b' } })
  site.pages.set('/b', { status: 302, headers: { Location: '/rss.xml' } })
  const rests: number[] = []
  for (let n = 1; n <= 3; n++) {
    const { outcome, failures, notBefore } = await on.feeds.check(feed.id)
    expect(outcome).toEqual({ code: 'refused', because: { code: 'url_loop' } })
    expect(failures).toBe(n)
    rests.push((Date.parse(notBefore ?? '') - on.clock.now()) / 60_000)
  }
  expect(rests).toEqual([5, 10, 20])
})

test('a feed that does not come in time is refused', async () => {
  const on = await feedWorld()
  const slow = on.restarted({ fetch: { ...on.hosts.options(), timeLimit: 300 } })
  const site = await on.site()
  site.pages.set('/rss.xml', asRss([withText(1)]))
  const { feed } = await slow.add(at('/rss.xml'), { user: 'mod' })
  site.pages.set('/rss.xml', (_request, response) => {
    response.writeHead(200, rssType)
    response.write('<rss')
  })
  expect((await slow.check(feed.id)).outcome).toEqual({
    ...{ code: 'refused', because: { code: 'url_slow' } },
  })
})

test('a feed of a million items is refused before all of it has come', async () => {
  const { world: on, site } = await world((site) =>
    site.pages.set('/rss.xml', asRss([withText(1)])),
  )
  const { feed } = await read(on)
  let sent = 0
  const item = `<item><title>${titleOf(1)}</title><link>${at('/x')}</link></item>`.repeat(1000)
  site.pages.set('/rss.xml', async (_request, response) => {
    response.writeHead(200, rssType)
    response.write('<rss version="2.0"><channel>')
    while (sent < 1000 && !response.destroyed) {
      sent++
      if (!response.write(item)) {
        await once(response, 'drain').catch(() => {})
      }
    }
    response.end()
  })
  const { outcome } = await on.feeds.check(feed.id)
  expect(outcome).toEqual({ code: 'refused', because: { code: 'url_too_large' } })
  expect(sent).toBeLessThan(1000)
})

test('a part of a sitemap that could not be had is read next time, though the index says that nothing changed', async () => {
  const xml = { 'Content-Type': 'application/xml' }
  const sitemap = (n: number) => ({
    headers: xml,
    body: `<urlset><url><loc>${at(`/a/${n}.html`)}</loc></url></urlset>`,
  })
  const { world: on, site } = await world((own) => {
    own.pages.set('/sitemap.xml', ({ headers }, response) => {
      const isKnown = headers['if-none-match'] === '"v1"'
      response.writeHead(isKnown ? 304 : 200, { ...xml, ETag: '"v1"' })
      const parts = [1, 2].map((n) => `<sitemap><loc>/${n}.xml</loc></sitemap>`)
      response.end(isKnown ? '' : `<sitemapindex>${parts.join('')}</sitemapindex>`)
    })
    for (const n of [1, 2]) own.pages.set(`/${n}.xml`, sitemap(n))
    for (const n of [1, 2]) own.pages.set(`/a/${n}.html`, page(n))
  })
  site.pages.set('/2.xml', { status: 500 })
  const { feed, outcome } = await read(on, '/sitemap.xml')
  expect(outcome).toEqual(added(1))
  site.pages.set('/2.xml', sitemap(2))
  expect((await on.feeds.check(feed.id)).outcome).toEqual(added(1))
  expect((await on.feeds.check(feed.id)).outcome).toEqual({ code: 'unchanged' })
})

test('a sitemap of news, the newest of an index, and a page of links are read too', async () => {
  const entry = (n: number) => `<url><loc>${at(`/a/${n}.html`)}</loc><n:news><n:publication>
    <n:name>滨海晚报</n:name></n:publication><n:publication_date>2025-03-0${n}</n:publication_date>
    <n:title>${titleOf(n)}</n:title></n:news></url>`
  const sitemap = (n: number) => ({
    headers: { 'Content-Type': 'application/xml' },
    body: `<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">${entry(n)}</urlset>`,
  })
  const { world: on } = await world((site) => {
    site.pages.set('/sitemap.xml', {
      headers: { 'Content-Type': 'application/xml' },
      body: `<sitemapindex><sitemap><loc>/1.xml</loc></sitemap><sitemap><loc>/2.xml</loc></sitemap></sitemapindex>`,
    })
    for (const n of [1, 2]) site.pages.set(`/${n}.xml`, sitemap(n))
    for (const n of [1, 2, 3]) site.pages.set(`/a/${n}.html`, page(n))
    site.pages.set('/list/', {
      headers: htmlType,
      body: `<a href="/a/1.html">${titleOf(1)}</a><a href="/a/3.html">${titleOf(3)}</a><a href="/a/">更多</a>
        <a href="/about/us.html">关于我们网站的说明</a><a href="http://elsewhere.com/a/9.html">${titleOf(9)}</a>`,
    })
  })
  expect((await read(on, '/sitemap.xml')).outcome).toEqual(added(2))
  const [first, second] = await on.articles()
  expect([first?.published, second?.published].sort()).toEqual(['2025-03-01', '2025-03-02'])
  expect(first?.source).toBe('滨海晚报')
  const list = await read(on, '/list/', '/a/')
  expect(list.feed.kind).toBe('list')
  expect(list.items).toBe(2)
  // The first is an article of the sitemap already.
  expect(list.outcome).toEqual(added(1))
  expect(await titles(on)).toEqual([1, 2, 3].map(titleOf))
})
