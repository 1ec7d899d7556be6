import { expect, test } from 'vitest'
import { aboutBridge, dearerBridge } from '../../support/app/app-on-news.js'
import { news } from '../../support/cli/news.js'
import { webOnNews } from './web-on-news.js'

const asking = (question: string) => `/ask?${new URLSearchParams({ q: question })}`
const checking = (claim: string) => `/check?${new URLSearchParams({ q: claim })}`
const permalinkIn = (html: string) => /href="(\/answers\/[^"]+)"/.exec(html)?.[1] ?? ''
const marked = (html: string) => /<mark id="quote">(.*?)<\/mark>/s.exec(html)?.[1]

test('a question is answered without any script, and each source opens at its quote', async () => {
  const { get } = await webOnNews(undefined, { isOpen: true })
  const form = await get('/')
  expect(form.html).toContain('<form class="ask" action="/ask"')
  const { status, html, headers } = await get(asking(aboutBridge))
  expect(status).toBe(200)
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(headers.get('cache-control')).toBe('private, no-store')
  expect(html).not.toMatch(/<script|style=/)
  expect(html).toMatch(/<h1[^>]*><bdi>云岭大桥总投资多少？<\/bdi><\/h1>/)
  expect(html).toMatch(/class="short"[^>]*><bdi>18亿元<\/bdi>/)
  expect(html).toMatch(/<a class="marker" href="#source-1"/)
  expect(html).toContain('1 个独立来源')
  expect(html).toContain('语料截至 2024-11-20')
  const [, href = ''] = /<li id="source-1"><a href="([^"]+)"/.exec(html) ?? []
  const article = await get(href.replaceAll('&amp;', '&'))
  expect(marked(article.html)).toContain('18亿元')
  // The whole page came: what was waited for stands in it.
  expect(html.trimEnd().endsWith('</html>')).toBe(true)
})

test('an answer has a link, and its follow-up is understood', async () => {
  const { get, app } = await webOnNews(undefined, { isOpen: true })
  const first = await get(asking(aboutBridge))
  const path = permalinkIn(first.html)
  const again = await get(path)
  expect(again.status).toBe(200)
  expect(again.html).toContain('18亿元')
  const after = path.split('/').at(-1) ?? ''
  expect(again.html).toContain(`<input type="hidden" name="after" value="${after}"`)
  const next = await get(`/ask?${new URLSearchParams({ q: '它的全长是多少？', after })}`)
  expect(next.html).toContain('3260米')
  expect(next.html).toContain(`href="${path}"`)
  await (await app.state()).setPrivate(after, true)
  expect((await get(path)).status).toBe(404)
  expect((await get('/answers/none')).html).toContain('找不到这条回答')
})

test('the same question again is shown the answer of before, until the corpus changes', async () => {
  let now = Date.UTC(2025, 0, 1)
  const { get, app, on } = await webOnNews(undefined, { isOpen: true, now: () => now })
  const { html } = await get(asking(aboutBridge))
  const again = await get(asking(aboutBridge))
  expect([again.status, again.headers.get('location')]).toEqual([303, permalinkIn(html)])
  await on.write(dearerBridge)
  await app.ingest()
  expect((await get(asking(aboutBridge))).html).toContain('21亿元')
  const old = await get(permalinkIn(html))
  expect(old.html).toContain('18亿元')
  expect(old.html).toContain('引用的文章有改动')
  now += 600_000
  expect((await get(asking(aboutBridge))).status).toBe(200)
})

test('silence is said in words, with what comes near', async () => {
  const { get } = await webOnNews(undefined, { isOpen: true })
  const { html } = await get(asking('青禾市图书馆新馆花了多少钱？'))
  expect(html).toMatch(/class="silence">(?:语料中没有找到|没有直接写明)/)
  expect(html).toContain('/article?id=')
})

test('reports that differ stand side by side', async () => {
  const { get } = await webOnNews(
    {
      'a.md': news['bridge.md'] ?? '',
      'b.md': (dearerBridge['bridge.md'] ?? '').replaceAll('云岭日报', '南岸晨报'),
    },
    { isOpen: true },
  )
  const { html } = await get(asking(aboutBridge))
  const [, columns = ''] = /<ul class="columns">(.*?)<\/ul>/s.exec(html) ?? []
  expect(columns).toContain('18亿元')
  expect(columns).toContain('21亿元')
})

test('a text is checked sentence by sentence', async () => {
  const { get } = await webOnNews(undefined, { isOpen: true })
  const { html } = await get(checking('云岭大桥总投资18亿元。青禾市图书馆新馆藏书200万册。'))
  expect(html).toMatch(/<span class="verdict supported">属实<\/span>/)
  expect(html).toMatch(/<span class="verdict contradicted">不符<\/span>/)
  const [, first = ''] = /href="#(source1-1)"/.exec(html) ?? []
  expect(html).toContain(`<li id="${first}">`)
  const english = await get(`${checking('云岭大桥总投资18亿元。')}&lang=en`)
  expect(english.html).toContain('Supported')
  expect(english.html).toMatch(/<blockquote lang="zh-CN">/)
  expect((await get(checking('为什么？'))).html).toContain('没有可以查证的说法')
})

test('what cannot be taken is told, and what was written is not lost', async () => {
  let now = Date.UTC(2025, 0, 1)
  const { get } = await webOnNews(undefined, { isOpen: true, now: () => now })
  const long = await get(asking('长'.repeat(1001)))
  expect(long.status).toBe(400)
  expect(long.html).toContain('1001')
  expect(long.html).toContain('长'.repeat(1001))
  const day = await get(`${asking('大桥多长？')}&since=2024-13-01`)
  expect([day.status, day.html.includes('2024-13-01')]).toEqual([400, true])
  const statuses: number[] = []
  for (let n = 0; n < 21; n++) statuses.push((await get(checking(`为什么${n}？`))).status)
  expect(statuses).toEqual([...Array(20).fill(200), 429])
  const refused = await get(asking('大桥究竟有多长？'))
  expect(refused.html).toContain('请等 60 秒再试')
  expect(refused.html).toContain('大桥究竟有多长？')
  expect(refused.headers.get('retry-after')).toBe('60')
  // Who else asks, by way of the proxy on this machine, is another.
  const other = { headers: { 'x-forwarded-for': '127.0.0.1, 192.0.2.7' } }
  expect((await get(asking('大桥究竟有多长？'), other)).status).toBe(200)
  now += 60_000
  expect((await get(asking('大桥究竟有多长？'))).status).toBe(200)
})

test('a hostile question is text', async () => {
  const { get } = await webOnNews(undefined, { isOpen: true })
  const { html } = await get(asking('<!--later--><script>alert(1)</script>"><img src=x>大桥多长？'))
  expect(html).not.toMatch(/<script|<img/)
  expect(html.match(/class="given"/g)).toHaveLength(1)
})

test('nobody asks where only links are open', async () => {
  const { get } = await webOnNews()
  for (const path of [
    '/',
    asking(aboutBridge),
    '/check',
    '/answers/x',
    '/corpus',
    '/corpus/left-out',
  ]) {
    const { status, html } = await get(path)
    expect([path, status]).toEqual([path, 403])
    expect(html).not.toContain('云岭大桥5月')
    expect(html).not.toContain('class="places"')
  }
})
