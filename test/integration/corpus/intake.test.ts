import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { Document, Packer, Paragraph } from 'docx'
import iconv from 'iconv-lite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FetchedPage } from '../../../src/corpus/intake/fetch-page.js'
import type { Article } from '../../../src/domain/index.js'
import { findCorpusFiles } from '../../../src/ingest/corpus-files.js'
import { addressFileOf } from '../../../src/ingest/fetched-address.js'
import { readCorpusFile } from '../../../src/ingest/read-file.js'
import { printedPdf } from '../../support/documents/printed-pdf.js'
import { PublicHosts } from '../../support/intake/public-hosts.js'

const url = 'http://news.example.com/2024/0501/c1001.html'
const title = '滨海港新码头五月投入使用'
const story = [
  '滨海港新建的三号码头将于五月一日投入使用，设计年吞吐量为四百万吨。',
  '港务局负责人表示，新码头建成以后，货船等待进港的时间预计缩短一半。',
  '工程于二〇二二年三月开工，总投资十二亿元，由滨海建设集团承建。',
]
const head = (inside = '') =>
  `<!doctype html><html><head><title>${title}</title>${inside}</head><body><h1>${title}</h1>`
const page = (inside = '') =>
  `${head(inside)}<article>${story.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`
const html = { 'Content-Type': 'text/html; charset=utf-8' }

let hosts: PublicHosts
let folder: string
beforeEach(async () => {
  hosts = await PublicHosts.open()
  folder = await mkdtemp(join(tmpdir(), 'youju-intake-'))
})
afterEach(async () => {
  await hosts.close()
  await rm(folder, { recursive: true, force: true })
})

/** What the corpus reads once the page is put into its folder. */
async function read(fetched: FetchedPage): Promise<Article[]> {
  await writeFile(addressFileOf(join(folder, fetched.name)), `${fetched.url}\n`)
  await writeFile(join(folder, fetched.name), fetched.bytes)
  expect((await findCorpusFiles(folder)).files).toEqual([fetched.name])
  const articles: Article[] = []
  for await (const each of readCorpusFile(folder, fetched.name)) {
    if ('rejected' in each) throw new Error(each.rejected.reason.code)
    articles.push(each.article)
  }
  return articles
}

describe('a page', () => {
  const gbkMeta = page('<meta charset="gbk">')
  test.each<[name: string, headers: Record<string, string>, body: Uint8Array]>([
    ['in UTF-8', html, Buffer.from(page())],
    ['in UTF-8 with its mark', html, Buffer.from(`\ufeff${page()}`)],
    [
      'in GBK, as only the header says',
      { 'Content-Type': 'text/html; charset=GBK' },
      iconv.encode(page(), 'gbk'),
    ],
    [
      'in GBK, as only the page says',
      { 'Content-Type': 'text/html' },
      iconv.encode(gbkMeta, 'gbk'),
    ],
    ['in GBK, called UTF-8', html, iconv.encode(page(), 'gbk')],
    ['in UTF-8, called GBK', { 'Content-Type': 'text/html; charset=gbk' }, Buffer.from(page())],
    [
      'in UTF-8, called Latin-1',
      { 'Content-Type': 'text/html;charset=ISO-8859-1' },
      Buffer.from(page()),
    ],
    [
      'of a charset nobody knows',
      { 'Content-Type': 'text/html; charset=x-no' },
      Buffer.from(page()),
    ],
    ['in XHTML', { 'Content-Type': 'Application/XHTML+XML' }, Buffer.from(page())],
    ['of no type', {}, Buffer.from(page())],
  ])('%s is kept as it came, and read', async (_name, headers, body) => {
    await hosts.http('news.example.com', { headers, body })
    const fetched = await hosts.fetch(`${url}#comments`)
    expect(fetched).toMatchObject({ url, rewrittenFrom: null })
    expect(fetched.contentType).toBe(headers['Content-Type'] ?? '')
    expect(fetched.name).toMatch(/^web-news\.example\.com-2024-0501-c1001-[0-9a-f]{16}\.html$/)
    expect(Buffer.from(fetched.bytes).equals(body)).toBe(true)
    const [article] = await read(fetched)
    expect(article).toMatchObject({ title, url, id: fetched.name })
    for (const sentence of story) expect(article?.text).toContain(sentence)
  })

  test('whose charset only the header can tell is rewritten in UTF-8', async () => {
    const text = '東京湾の新しい埠頭は五月に供用を開始する予定です。'
    const headers = { 'Content-Type': 'text/html; charset="Shift_JIS"' }
    const body = iconv.encode(`<html><body><p>${text}</p></body></html>`, 'shift_jis')
    await hosts.http('news.example.com', { headers, body })
    const fetched = await hosts.fetch(url)
    expect(fetched.rewrittenFrom).toBe('shift_jis')
    expect(fetched.contentType).toBe(headers['Content-Type'])
    expect(Buffer.from(fetched.bytes).toString()).toContain(text)
  })

  test.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
  ])('packed with %s is unpacked', async (encoding, pack) => {
    const headers = { ...html, 'Content-Encoding': encoding }
    await hosts.http('news.example.com', { headers, body: pack(page()) })
    expect(Buffer.from((await hosts.fetch(url)).bytes).toString()).toBe(page())
  })

  test('by https, its certificate checked', async () => {
    await hosts.https('news.example.com', { headers: html, body: page() })
    const fetched = await hosts.fetch('https://news.example.com/a')
    expect(fetched.url).toBe('https://news.example.com/a')
  })

  test('on another port of the web', async () => {
    await hosts.http('news.example.com', { headers: html, body: page() }, 8080)
    await hosts.fetch('http://news.example.com:8080/')
    expect(hosts.requests[0]?.headers.host).toBe('news.example.com:8080')
  })

  test('at a public address without a name', async () => {
    const address = await hosts.http('news.example.com', { headers: html, body: page() })
    await hosts.fetch(`http://${address}/`)
    expect(hosts.lookups).toEqual([])
  })

  test('of a host whose first address takes no connection', async () => {
    const address = await hosts.http('news.example.com', { headers: html, body: page() })
    hosts.names.set('news.example.com', ['2606:4700::1', address])
    const nowhere = { address: '127.0.0.1', port: 1 }
    const fetched = await hosts.fetch(url, {
      reach: (to, port) => (to === address ? hosts.reach(to, port) : nowhere),
    })
    expect(fetched.url).toBe(url)
  })

  test('is asked for by name, without anything of ours', async () => {
    await hosts.http('news.example.com', { headers: html, body: page() })
    await hosts.fetch('http://news.example.com/a?b=%E6%96%B0')
    const [request] = hosts.requests
    expect(request).toMatchObject({ method: 'GET', url: '/a?b=%E6%96%B0' })
    expect(Object.keys(request?.headers ?? {}).sort()).toEqual([
      'accept',
      'accept-encoding',
      'accept-language',
      'connection',
      'host',
      'user-agent',
    ])
    expect(request?.headers['user-agent']).toContain('youju')
  })

  test('longer than its length says ends where that says', async () => {
    await hosts.raw('news.example.com', (socket) => {
      socket.end(
        'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 6\r\n\r\n正文HTTP/1.1',
      )
    })
    expect(Buffer.from((await hosts.fetch(url)).bytes).toString()).toBe('正文')
  })

  test('that is called off throws the reason', async () => {
    await hosts.raw('news.example.com', () => {})
    const reason = new Error('no longer wanted')
    const calling = new AbortController()
    const fetching = hosts.fetch(url, { signal: calling.signal })
    calling.abort(reason)
    await expect(fetching).rejects.toBe(reason)
    await expect(hosts.fetch(url, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })
})

describe('a redirect', () => {
  test.each([301, 302, 303, 307, 308])('%i to another public host is followed', async (status) => {
    const Location = 'http://other.example.com/new/%E6%B8%AF.html#top'
    await hosts.http('news.example.com', { status, headers: { Location, 'Set-Cookie': 'a=b' } })
    await hosts.http('other.example.com', { headers: html, body: page() })
    const fetched = await hosts.fetch(url)
    expect(fetched.url).toBe('http://other.example.com/new/%E6%B8%AF.html')
    expect(fetched.name).toMatch(/^web-other\.example\.com-new-港-[0-9a-f]{16}\.html$/)
    expect(
      hosts.requests.map(({ headers }) => [headers.host, headers.cookie, headers.referer]),
    ).toEqual([
      ['news.example.com', undefined, undefined],
      ['other.example.com', undefined, undefined],
    ])
    expect((await read(fetched))[0]?.url).toBe(fetched.url)
  })

  test('to https, and to a path written in UTF-8', async () => {
    const Location = Buffer.from('https://news.example.com/港').toString('latin1')
    await hosts.http('news.example.com', { status: 301, headers: { Location } })
    await hosts.https('news.example.com', { headers: html, body: page() })
    expect((await hosts.fetch(url)).url).toBe('https://news.example.com/%E6%B8%AF')
  })

  test('five times is still followed', async () => {
    await hosts.http('news.example.com', (request, response) => {
      if (request.url === '/aaaaaa') response.writeHead(200, html).end(page())
      else response.writeHead(302, { Location: `${request.url}a` }).end()
    })
    expect((await hosts.fetch('http://news.example.com/a')).url).toMatch(/\/aaaaaa$/)
  })
})

describe('a document', () => {
  const text = story.join('\n')

  test.each([
    ['plain text', 'text/plain', '/a.txt', '.txt'],
    ['plain text of no type', '', '/a', '.txt'],
    ['Markdown', 'text/markdown; charset=utf-8', '/a', '.md'],
    ['Markdown called plain text', 'text/plain', '/raw/README.md', '.md'],
  ])('of %s', async (_name, type, path, extension) => {
    const headers: Record<string, string> = type === '' ? {} : { 'Content-Type': type }
    await hosts.http('news.example.com', { headers, body: `${title}\n\n${text}\n` })
    const fetched = await hosts.fetch(`http://news.example.com${path}`)
    expect(fetched.name.endsWith(extension)).toBe(true)
    expect((await read(fetched))[0]).toMatchObject({ title, url: fetched.url })
  })

  test.each(['application/pdf', 'application/octet-stream', ''])('of PDF as "%s"', async (type) => {
    const lines = [title, ...story].map((line, n) => ({
      text: line,
      x: 60,
      y: 80 + 30 * n,
      size: 12,
    }))
    const headers: Record<string, string> = type === '' ? {} : { 'Content-Type': type }
    await hosts.http('news.example.com', { headers, body: await printedPdf([lines]) })
    const fetched = await hosts.fetch('http://news.example.com/download?id=7')
    expect(fetched.name).toMatch(/^web-news\.example\.com-download-[0-9a-f]{16}\.pdf$/)
    const [article] = await read(fetched)
    expect(article?.url).toBe(fetched.url)
    expect(article?.text).toContain('总投资十二亿元')
  })

  test.each([
    ['image/png', '89504e470d0a1a0a0000000d', 'png'],
    ['image/jpeg', 'ffd8ffe000104a464946', 'jpg'],
    ['application/octet-stream', 'ffd8ffe000104a464946', 'jpg'],
    ['image/webp', '524946460000000057454250', 'webp'],
  ])('of a picture as "%s"', async (type, bytes, extension) => {
    const body = Buffer.from(bytes, 'hex')
    await hosts.http('news.example.com', { headers: { 'Content-Type': type }, body })
    const fetched = await hosts.fetch('http://news.example.com/shot')
    expect(fetched.name.endsWith(`.${extension}`)).toBe(true)
    expect(Buffer.from(fetched.bytes)).toEqual(body)
  })

  test('of DOCX', async () => {
    const children = [title, ...story].map((each) => new Paragraph(each))
    const body = await Packer.toBuffer(new Document({ sections: [{ children }] }))
    const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    await hosts.http('news.example.com', { headers: { 'Content-Type': type }, body })
    const fetched = await hosts.fetch('http://news.example.com/通知.docx')
    expect(fetched.name).toMatch(/-通知-[0-9a-f]{16}\.docx$/)
    expect((await read(fetched))[0]).toMatchObject({ url: fetched.url })
  })
})

describe('the address of an article', () => {
  const stating = (address: string) => page(`<meta property="og:url" content="${address}">`)
  test.each([
    [
      'as the page states it, on its own host',
      'http://news.example.com/c1001',
      'http://news.example.com/c1001',
    ],
    ['as fetched, where the page names another host', 'http://www.xinhuanet.com/a', url],
    ['as fetched, where the page names no address', 'javascript:alert(1)', url],
  ])('is %s', async (_name, stated, expected) => {
    await hosts.http('news.example.com', { headers: html, body: stating(stated) })
    expect((await read(await hosts.fetch(url)))[0]?.url).toBe(expected)
  })
})

test.each(['', 'javascript:alert(1)', 'file:///etc/passwd', '网址'])(
  'what is no address of a page is not taken from beside a file: "%s"',
  async (text) => {
    await writeFile(join(folder, 'a.html'), page())
    await writeFile(join(folder, '_a.html.url'), text)
    const { value } = await readCorpusFile(folder, 'a.html').next()
    expect(value).toMatchObject({ article: { title, url: null } })
  },
)

describe('the name of a page', () => {
  test.each([
    ['climbing', '/../../etc/passwd'],
    ['escaped climbing', '/%2e%2e%2f%2e%2e%2fetc%2fpasswd'],
    ['backslashes', '/a%5C..%5Cb'],
    ['a NUL', '/a%00.html'],
    ['a long path', `/${'长'.repeat(150)}`],
    ['a long path beyond the first plane', `/x${'𠮷'.repeat(80)}`],
    ['no path', '/'],
    ['broken escapes', '/%ff%fe'],
    ['a hidden file', '/.env'],
    ['what is no article', '/README.html'],
    ['line breaks and directions', '/%0A%E2%80%AEtxt.html'],
  ])('is safe with %s', async (_name, path) => {
    await hosts.http('news.example.com', { headers: html, body: page() })
    const { name } = await hosts.fetch(`http://news.example.com${path}`)
    expect(name).toMatch(/^web-news\.example\.com-[\p{L}\p{N}.-]+\.html$/u)
    expect(name).not.toContain('..')
    expect(name).toBe(Buffer.from(name).toString())
    expect(Buffer.byteLength(name)).toBeLessThan(250)
  })

  test('differs where addresses do, and only there', async () => {
    await hosts.http('news.example.com', { headers: html, body: page() })
    const names = await Promise.all(
      ['?id=1', '?id=2', '?id=1#a'].map(async (query) => (await hosts.fetch(url + query)).name),
    )
    expect(names[0]).not.toBe(names[1])
    expect(names[0]).toBe(names[2])
  })
})
