import { expect, test } from 'vitest'
import { feedWorld, host } from '../../support/feeds/feed-world.js'
import { asRss, page, sentences, titleOf } from '../../support/feeds/shapes.js'

const feedUrl = `http://${host}/rss.xml`

test('the pages of new items come into the corpus once, and a second reading fetches nothing but the feed', async () => {
  const world = await feedWorld()
  const site = await world.site()
  const items = [1, 2].map((n) => ({ title: titleOf(n), link: `/a/${n}.html`, guid: `g${n}` }))
  site.pages.set('/rss.xml', asRss(items))
  for (const n of [1, 2]) site.pages.set(`/a/${n}.html`, page(n))
  const { feed, items: count } = await world.feeds.add(feedUrl, { user: 'mod' })
  expect(count).toBe(2)
  expect(feed).toMatchObject({ kind: 'rss', title: '滨海日报', outcome: { code: 'never' } })
  const read = await world.feeds.check(feed.id)
  expect(read.outcome).toEqual({ code: 'read', added: 2, changed: 0, failed: 0, left: 0 })
  const articles = await world.articles()
  expect(articles.map(({ title }) => title).sort()).toEqual([1, 2].map(titleOf))
  for (const article of articles) {
    expect(article.url).toMatch(/^http:\/\/news\.example\.com\/a\/\d\.html$/)
    expect(article.source).toBe('滨海日报')
  }
  expect((await world.feeds.check(feed.id)).outcome).toMatchObject({ added: 0, changed: 0 })
  expect(site.asked).toEqual([
    '/robots.txt',
    ...['/rss.xml', '/rss.xml', '/a/1.html', '/a/2.html', '/rss.xml'],
  ])
  expect(await world.files()).toHaveLength(2)
})

test('the text that a feed carries is taken without fetching the page', async () => {
  const world = await feedWorld()
  const site = await world.site()
  const content = sentences(3)
    .map((text) => `<p>${text}</p>`)
    .join('')
  const date = 'Tue, 04 Mar 2025 20:00:00 GMT'
  site.pages.set('/rss.xml', asRss([{ title: titleOf(3), link: '/a/3.html', date, content }]))
  const { feed } = await world.feeds.add(feedUrl, { user: 'mod' })
  await world.feeds.check(feed.id)
  expect(site.times('/a/3.html')).toBe(0)
  const [article] = await world.articles()
  expect(article).toMatchObject({
    ...{ title: titleOf(3), published: '2025-03-05', source: '滨海日报' },
    url: `http://${host}/a/3.html`,
  })
  for (const sentence of sentences(3)) expect(article?.text).toContain(sentence)
})
