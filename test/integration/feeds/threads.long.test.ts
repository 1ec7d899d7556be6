import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { readFeedApart, readPageApart } from '../../../src/feeds/reading/read-apart.js'
import { rss } from '../../support/feeds/shapes.js'

const [at, today] = ['http://news.example.com/sub/feed', '2025-03-05']

test('a large feed is read in a thread of its own, like a small one', async () => {
  const source = { contentType: 'text/xml', url: at, kind: null, under: null, today }
  const bytes = Buffer.from(rss([{ title: '码头完工', link: '/a' }]))
  expect(await readFeedApart({ ...source, bytes }, 0)).toEqual(
    await readFeedApart({ ...source, bytes }),
  )
})

test('a large page that is not in UTF-8 is read in a thread too, and refused there in the same words', async () => {
  const contentType = 'text/html; charset=gbk'
  const html = '<html><head><link rel="canonical" href="/b"></head><p>滨海港的码头完工。</p></html>'
  const page = { bytes: iconv.encode(html, 'gbk'), contentType, url: 'http://news.example.com/a' }
  const here = await readPageApart(page)
  expect(here).toMatchObject({ extension: '.html', canonical: 'http://news.example.com/b' })
  expect(await readPageApart(page, 0)).toEqual({ ...here, bytes: new Uint8Array(here.bytes) })
  const mislabelled = { ...page, bytes: new Uint8Array([0xff, 0, 1, 2]) }
  for (const largestHere of [100, 0]) {
    await expect(readPageApart(mislabelled, largestHere)).rejects.toMatchObject({
      reason: { code: 'url_mislabelled' },
    })
  }
})

test('a feed of many megabytes holds nobody up while it is read', async () => {
  const items = Array.from({ length: 20_000 }, (_, n) => ({
    ...{
      title: `滨海港快讯第${n}条`,
      link: `/a/${n}`,
      description: '滨海港的码头完工。'.repeat(9),
    },
  }))
  const source = { contentType: 'text/xml', url: at, kind: null, under: null, today }
  let turns = 0
  const turning = setInterval(() => turns++, 1)
  const content = await readFeedApart({ ...source, bytes: Buffer.from(rss(items)) })
  clearInterval(turning)
  expect(content).toMatchObject({ more: 19_000 })
  expect(turns).toBeGreaterThan(20)
})
