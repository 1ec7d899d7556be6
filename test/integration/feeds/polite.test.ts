import { expect, test } from 'vitest'
import { feedWorld, host } from '../../support/feeds/feed-world.js'
import { asRss, htmlType, page, rss, titleOf } from '../../support/feeds/shapes.js'

const at = (path: string) => `http://${host}${path}`
const links = (...numbers: number[]) =>
  asRss(numbers.map((n) => ({ title: titleOf(n), link: `/a/${n}.html` })))
const robots = (body: string) => ({ headers: { 'Content-Type': 'text/plain' }, body })

test('requests to a host follow one another with a pause, or with the one that it asks for', async () => {
  const world = await feedWorld()
  const site = await world.site()
  site.pages.set('/robots.txt', robots('User-agent: *\nCrawl-delay: 7\n'))
  site.pages.set('/rss.xml', links(1, 2))
  for (const n of [1, 2]) site.pages.set(`/a/${n}.html`, page(n))
  const { feed } = await world.feeds.add(at('/rss.xml'), { user: 'mod' })
  await world.feeds.check(feed.id)
  // Robots, feed; feed, pages.
  expect(world.clock.waits).toEqual([7000, 7000, 7000, 7000])
  const plain = await world.site('plain.example.com')
  plain.pages.set('/rss.xml', links())
  await world.feeds.add('http://plain.example.com/rss.xml', { user: 'mod' })
  expect(world.clock.waits.slice(4)).toEqual([2000])
})

test('feeds of one host that are due at once are read one request at a time, and its robots.txt once a day', async () => {
  const world = await feedWorld()
  const site = await world.site()
  let underWay = 0
  let most = 0
  for (const name of ['a', 'b', 'c']) {
    site.pages.set(`/${name}.xml`, (_request, response) => {
      most = Math.max(most, ++underWay)
      setImmediate(() => {
        underWay--
        response.writeHead(200, htmlType).end(rss([]))
      })
    })
    await world.feeds.add(at(`/${name}.xml`), { user: 'mod', schedule: '0 * * * *' })
  }
  world.clock.pass(2)
  expect(await world.feeds.readDue()).toHaveLength(3)
  expect(most).toBe(1)
  expect(site.times('/robots.txt')).toBe(1)
  world.clock.pass(24)
  await world.feeds.readDue()
  expect(site.times('/robots.txt')).toBe(2)
})

test('feeds of one host in two corpora are read one request at a time, and left to rest in both', async () => {
  const world = await feedWorld()
  const other = await feedWorld({ clock: world.clock, fetch: world.hosts.options() })
  const site = await world.site()
  let underWay = 0
  let most = 0
  site.pages.set('/rss.xml', (_request, response) => {
    most = Math.max(most, ++underWay)
    setImmediate(() => {
      underWay--
      response.writeHead(200, htmlType).end(rss([]))
    })
  })
  const all = [world, other]
  const added = await Promise.all(
    all.map(({ feeds }) => feeds.add(at('/rss.xml'), { user: 'mod' })),
  )
  const check = (n: 0 | 1) => all[n]?.feeds.check(added[n]?.feed.id ?? '')
  await Promise.all([check(0), check(1)])
  expect(most).toBe(1)
  site.pages.set('/rss.xml', { status: 503 })
  await check(0)
  const asked = site.asked.length
  await check(1)
  expect(site.asked).toHaveLength(asked)
})

test('a pause longer than a timer can wait is kept for a day', async () => {
  const world = await feedWorld()
  const site = await world.site()
  site.pages.set('/robots.txt', robots('User-agent: *\nCrawl-delay: 99999999\n'))
  site.pages.set('/rss.xml', links())
  await world.feeds.add(at('/rss.xml'), { user: 'mod' })
  expect(world.clock.waits).toEqual([24 * 3_600_000])
})

test('what robots.txt forbids us is not fetched, for a feed or for a page', async () => {
  const world = await feedWorld()
  const site = await world.site()
  site.pages.set(
    '/robots.txt',
    robots('User-agent: *\nDisallow:\n\nUser-agent: youju\nDisallow: /a/\nDisallow: /no.xml\n'),
  )
  site.pages.set('/rss.xml', links(1))
  site.pages.set('/no.xml', links(1))
  site.pages.set('/a/1.html', page(1))
  await expect(world.feeds.add(at('/no.xml'), { user: 'mod' })).rejects.toMatchObject({
    reason: { code: 'url_robots' },
  })
  const { feed } = await world.feeds.add(at('/rss.xml'), { user: 'mod' })
  expect((await world.feeds.check(feed.id)).outcome).toMatchObject({ added: 0, failed: 1 })
  expect((await world.feeds.list())[0]?.failed).toMatchObject([{ failure: { code: 'url_robots' } }])
  expect(site.asked).toEqual(['/robots.txt', '/rss.xml', '/rss.xml'])
})

test('a robots.txt that cannot be had at the moment forbids all for now, one that leads nowhere nothing', async () => {
  const world = await feedWorld()
  const site = await world.site()
  site.pages.set('/robots.txt', { status: 503 })
  site.pages.set('/rss.xml', links())
  await expect(world.feeds.add(at('/rss.xml'), { user: 'mod' })).rejects.toMatchObject({
    reason: { code: 'url_robots_unknown' },
  })
  expect(site.asked).toEqual(['/robots.txt'])
  site.pages.set('/robots.txt', { status: 302, headers: { Location: '/robots.txt' } })
  world.clock.pass(1)
  await world.feeds.add(at('/rss.xml'), { user: 'mod' })
})

test('a site that asks for rest is left alone for so long, and the rest of its pages come then', async () => {
  const world = await feedWorld()
  const site = await world.site()
  site.pages.set('/rss.xml', links(1, 2, 3))
  site.pages.set('/a/1.html', page(1))
  site.pages.set('/a/2.html', { status: 429, headers: { 'Retry-After': '600' } })
  site.pages.set('/a/3.html', page(3))
  const schedule = '* * * * *'
  const { feed } = await world.feeds.add(at('/rss.xml'), { user: 'mod', schedule })
  expect((await world.feeds.check(feed.id)).outcome).toMatchObject({ added: 1, failed: 0, left: 2 })
  expect(site.times('/a/3.html')).toBe(0)
  site.pages.set('/a/2.html', page(2))
  world.clock.pass(0.1)
  const asked = site.asked.length
  expect(await world.feeds.readDue()).toMatchObject([
    { outcome: { code: 'refused', because: { code: 'url_status', status: 429 } } },
  ])
  expect(site.asked).toHaveLength(asked)
  world.clock.pass(0.1)
  expect(await world.feeds.readDue()).toMatchObject([{ outcome: { added: 2, left: 0 } }])
})

test('a site that asks for long pauses is read for half an hour at a time', async () => {
  const world = await feedWorld()
  const site = await world.site()
  site.pages.set('/robots.txt', robots('User-agent: *\nCrawl-delay: 1000\n'))
  site.pages.set('/rss.xml', links(1, 2, 3, 4))
  for (const n of [1, 2, 3, 4]) site.pages.set(`/a/${n}.html`, page(n))
  const { feed } = await world.feeds.add(at('/rss.xml'), { user: 'mod' })
  expect((await world.feeds.check(feed.id)).outcome).toMatchObject({ added: 2, left: 2 })
  expect((await world.feeds.check(feed.id)).outcome).toMatchObject({ added: 2, left: 0 })
  expect(site.times('/a/1.html')).toBe(1)
})

test.each([
  [
    'its page names it',
    '<link rel="alternate" type="application/rss+xml" href="/news/rss.xml">',
    '',
    '/news/rss.xml',
  ],
  ['its robots.txt names a sitemap of news', '', 'Sitemap: /news-map.xml', '/news-map.xml'],
  ['it is in the usual place', '', '', '/feed'],
])('the feed of a site is found where %s', async (_name, head, map, path) => {
  const world = await feedWorld()
  const site = await world.site()
  site.pages.set('/', { headers: htmlType, body: `<html><head>${head}</head><p>首页</p></html>` })
  const body = `User-agent: *\nDisallow:\n${map.replace('/', at('/'))}\n`
  site.pages.set('/robots.txt', robots(body))
  site.pages.set(path, links(1, 2))
  const { feed, items } = await world.feeds.add(at('/'), { user: 'mod' })
  expect(feed.url).toBe(at(path))
  expect(items).toBe(2)
})

test('a site without a feed, and what is no feed, are refused in words, and nothing is kept of them', async () => {
  const world = await feedWorld()
  const site = await world.site()
  site.pages.set('/', { headers: htmlType, body: '<html><p>首页</p></html>' })
  site.pages.set('/image', { headers: { 'Content-Type': 'image/png' }, body: 'x' })
  site.pages.set('/bytes', { body: new Uint8Array([0, 1, 2, 3]) })
  for (const [path, code] of [
    ['/', 'url_no_feed'],
    ['/image', 'url_type'],
    ['/bytes', 'url_no_feed'],
    ['/nothing', 'url_status'],
  ] as const) {
    await expect(world.feeds.add(at(path), { user: 'mod' })).rejects.toMatchObject({
      reason: { code },
    })
  }
  for (const address of ['http://127.0.0.1/rss', 'http://localhost/rss', 'file:///etc/passwd']) {
    await expect(world.feeds.add(address, { user: 'mod' })).rejects.toMatchObject({
      code: 'url_refused',
    })
  }
  expect(world.hosts.strayed).toBe(0)
  expect(await world.feeds.list()).toEqual([])
})

test('a feed whose items lead into the local network takes nothing from there', async () => {
  const world = await feedWorld()
  const site = await world.site()
  world.hosts.names.set('inner.example.com', ['10.0.0.7'])
  const addresses = ['http://10.0.0.7/a', 'http://inner.example.com/a', 'http://[::1]/a']
  site.pages.set('/rss.xml', asRss(addresses.map((link) => ({ title: '内部文件', link }))))
  const { feed } = await world.feeds.add(at('/rss.xml'), { user: 'mod' })
  expect((await world.feeds.check(feed.id)).outcome).toMatchObject({ added: 0, failed: 3 })
  expect(world.hosts.strayed).toBe(0)
})

test('a feed that has moved for good is asked there from then on, one that is elsewhere for now is not', async () => {
  const world = await feedWorld()
  const site = await world.site()
  site.pages.set('/rss.xml', links())
  const { feed } = await world.feeds.add(at('/rss.xml'), { user: 'mod' })
  site.pages.set('/new.xml', links())
  site.pages.set('/rss.xml', { status: 302, headers: { Location: '/new.xml' } })
  expect((await world.feeds.check(feed.id)).url).toBe(at('/rss.xml'))
  site.pages.set('/rss.xml', { status: 308, headers: { Location: '/new.xml' } })
  expect((await world.feeds.check(feed.id)).url).toBe(at('/new.xml'))
  const again = await world.feeds.add(at('/rss.xml'), { user: 'mod' })
  expect(again).toMatchObject({ isKnown: true, feed: { id: feed.id } })
})

test('two that ask for a reading at once share it', async () => {
  const world = await feedWorld()
  const site = await world.site()
  site.pages.set('/rss.xml', links(1))
  site.pages.set('/a/1.html', page(1))
  const { feed } = await world.feeds.add(at('/rss.xml'), { user: 'mod' })
  const both = await Promise.all([world.feeds.check(feed.id), world.feeds.check(feed.id)])
  expect(both[0]).toEqual(both[1])
  expect(site.times('/rss.xml')).toBe(2)
})

test('a feed that is paused or removed while it is read stays so', async () => {
  const world = await feedWorld()
  const site = await world.site()
  site.pages.set('/rss.xml', links(1))
  const { feed } = await world.feeds.add(at('/rss.xml'), { user: 'mod' })
  site.pages.set('/a/1.html', async (_request, response) => {
    await world.feeds.pause(feed.id)
    response.writeHead(200, htmlType).end((page(1).body as string) ?? '')
  })
  expect(await world.feeds.check(feed.id)).toMatchObject({ isPaused: true, outcome: { added: 1 } })
  site.pages.set('/rss.xml', links(1, 2))
  site.pages.set('/a/2.html', async (_request, response) => {
    await world.feeds.remove(feed.id)
    response.writeHead(200, htmlType).end((page(2).body as string) ?? '')
  })
  await world.feeds.check(feed.id)
  expect(await world.feeds.list()).toEqual([])
  const known = await world.state.feedItems([1, 2].map((n) => `${host}/a/${n}.html`))
  expect(known.map((item) => item.feed)).toEqual(['', ''])
})
