import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mostItems } from '../../../src/feeds/reading/feed-content.js'
import { readFeedApart } from '../../../src/feeds/reading/read-apart.js'
import { readFeed } from '../../../src/feeds/reading/read-feed.js'
import { textOf } from '../../../src/feeds/reading/read-source.js'
import { rss } from '../../support/feeds/shapes.js'

const at = 'http://news.example.com/sub/feed'
const today = '2025-03-05'
const read = (text: string) => readFeed(text, at, today)
const item = {
  ...{ id: null, title: '码头完工', published: null, updated: null, author: null, source: null },
  ...{ html: null, isContent: false, url: 'http://news.example.com/a' },
}

describe('a feed is read as what it is', () => {
  test.each([
    [
      'RSS 0.91',
      '<rss version="0.91"><channel><title>T</title><item><title>码头完工</title><link>/a</link></item></channel></rss>',
      { kind: 'rss', items: [item] },
    ],
    [
      'RSS 1.0',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="x"><title>T</title></channel><item rdf:about="http://news.example.com/a"><title>码头完工</title>
        <link>http://news.example.com/a</link><dc:date>2025-03-04T10:00:00+08:00</dc:date><dc:creator>张岚</dc:creator></item></rdf:RDF>`,
      {
        kind: 'rss',
        items: [
          {
            ...item,
            ...{ id: 'http://news.example.com/a', author: '张岚', published: '2025-03-04' },
            updated: '2025-03-04T10:00:00+08:00',
          },
        ],
      },
    ],
    [
      'RSS 2.0 whose id is its address',
      '<rss version="2.0"><channel><title>T</title><item><title>码头完工</title><guid>http://news.example.com/a</guid></item></channel></rss>',
      { kind: 'rss', items: [{ ...item, id: 'http://news.example.com/a' }] },
    ],
    [
      'RSS 2.0 whose id is none',
      '<rss version="2.0"><channel><title>T</title><item><title>码头完工</title><guid isPermaLink="false">http://news.example.com/a</guid></item></channel></rss>',
      { kind: 'rss', items: [{ ...item, id: 'http://news.example.com/a', url: null }] },
    ],
    [
      'Atom with bases',
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://news.example.com/"><title>T</title><entry xml:base="/x/"><id>1</id>
        <title type="html">&lt;b&gt;码头&lt;/b&gt;完工</title><link rel="self" href="/self"/><link href="../a"/><updated>2025-03-04T20:00:00Z</updated>
        <summary>摘要</summary></entry></feed>`,
      {
        kind: 'atom',
        items: [
          {
            ...item,
            id: '1',
            html: '摘要',
            published: '2025-03-05',
            updated: '2025-03-04T20:00:00Z',
          },
        ],
      },
    ],
    [
      'JSON Feed',
      JSON.stringify({
        ...{ version: 'https://jsonfeed.org/version/1.1', title: 'T' },
        items: [{ id: '1', url: '/a', title: '码头完工', content_text: '甲<\n乙' }],
      }),
      {
        kind: 'json',
        items: [{ ...item, id: '1', html: '<p>甲&lt;</p><p>乙</p>', isContent: true }],
      },
    ],
  ])('%s', (_name, text, content) => {
    expect(read(text)).toMatchObject(content)
  })

  test.each([
    '',
    'x',
    '<html><body><p>首页</p></body></html>',
    '{"items":1}',
    '[]',
    'null',
    '<rss',
  ])('nothing is read from %s', (text) => {
    expect(read(text)?.items ?? []).toEqual([])
  })
})

test('of many items the newest are kept, and how many more there are is known', () => {
  const many = Array.from({ length: mostItems + 500 }, (_, n) => ({
    title: `第${n}条`,
    date: new Date(Date.parse('2025-01-01') + n * 60_000).toUTCString(),
  }))
  const content = read(rss(many))
  expect(content).toMatchObject({ more: 500 })
  expect(content?.items).toHaveLength(mostItems)
  expect(content?.items[0]?.title).toBe(`第${mostItems + 499}条`)
  expect(content?.items.at(-1)?.title).toBe('第500条')
})

test('a feed that is cut off anywhere gives the items before the cut, as they are', () => {
  const items = Array.from({ length: 6 }, (_, n) => ({
    ...{ title: `滨海港第${n}号码头 & 航道`, link: `http://news.example.com/${n}` },
    ...{ guid: `g${n}`, description: `<p>第${n}期</p>` },
  }))
  const text = rss(items)
  const all = read(text)?.items ?? []
  expect(all).toHaveLength(6)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: text.length }), (end) => {
      const cut = text.slice(0, end)
      const ended = cut.split('</item>').length - 1
      expect(read(cut)?.items.slice(0, ended) ?? []).toEqual(all.slice(0, ended))
    }),
    { numRuns: 60 },
  )
})

test('no text makes reading fail otherwise than in words', async () => {
  const piece = fc.constantFrom(
    ...['<rss>', '<channel>', '<item>', '</item>', '<title>', '<![CDATA[', ']]>', '&x;', '&#0;'],
    ...[
      '<link/>',
      '<urlset>',
      '<url><loc>',
      '<!DOCTYPE a [<!ENTITY x "y">]>',
      '<a:b',
      '"',
      '甲',
      '{',
    ],
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
      const source = { contentType: '', url: at, kind: null, under: null, today }
      await readFeedApart({ ...source, bytes: Buffer.from(pieces.join('')) }).catch(
        (error: unknown) => expect(error).toMatchObject({ code: 'url_refused' }),
      )
    }),
    { numRuns: 150 },
  )
})

test('entities that multiply, and elements without end, do no harm', async () => {
  const names = [...'abcdefghij']
  const doctype = names.map((name, i) =>
    i === 0 ? '<!ENTITY a "aaaaaaaaaa">' : `<!ENTITY ${name} "${`&${names[i - 1]};`.repeat(10)}">`,
  )
  const laughs = `<!DOCTYPE r [${doctype.join('')}]><rss version="2.0"><channel><title>&j;</title><item><title>&j;</title><link>/a</link></item></channel></rss>`
  expect(JSON.stringify(read(laughs)).length).toBeLessThan(1000)
  const source = { contentType: '', url: at, kind: null, under: null, today }
  const deep = Buffer.from(`<rss version="2.0"><channel>${'<a>'.repeat(9000)}`)
  const content = await readFeedApart({ ...source, bytes: deep }).catch(() => null)
  expect(content?.items ?? []).toEqual([])
})

test('a charset that the bytes do not fit is not believed', () => {
  const bytes = Buffer.from('<?xml version="1.0" encoding="gb2312"?><a>码头</a>')
  expect(textOf({ bytes, contentType: 'text/xml' })).toContain('码头')
  expect(textOf({ bytes: new Uint8Array([0, 1, 2]), contentType: '' })).toBeNull()
})
