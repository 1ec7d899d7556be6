import { expect, test } from 'vitest'
import { aboutBridge, dearerBridge } from '../../support/app/app-on-news.js'
import { news } from '../../support/cli/news.js'
import { webOnNews } from './web-on-news.js'

const linkIn = (answer: { citations: { link?: string; quote: string }[] }) => {
  const [first] = answer.citations
  if (!first?.link) throw new Error('the source has no link')
  return { link: first.link, quote: first.quote }
}
const marked = (html: string) => /<mark id="quote">(.*?)<\/mark>/s.exec(html)?.[1]

test('a source links to its article, with the quote marked, in the language of the browser', async () => {
  const { app, get } = await webOnNews()
  const { link, quote } = linkIn((await app.ask({ question: aboutBridge })).answer)
  expect(link).toMatch(/\/a\/[\w-]{40,50}#quote$/)
  const { status, html, headers } = await get(link)
  expect(status).toBe(200)
  expect(html).toMatch(/^<!doctype html>\n<html lang="zh-CN">/)
  expect(marked(html)).toBe(quote)
  expect(html).toContain('云岭大桥')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(headers.get('cache-control')).toBe('private, no-store')
  const english = await get(link, { headers: { 'accept-language': 'fr, en-GB;q=0.9, zh;q=0.5' } })
  expect(english.html).toContain('<html lang="en">')
  const taiwan = await get(link.replace('#', '?lang=zh-TW#'))
  expect(taiwan.html).toContain('<html lang="zh-TW">')
  expect(taiwan.headers.get('set-cookie')).toContain('lang=zh-TW')
})

test('a check and a timeline link to the articles too', async () => {
  const { app, get } = await webOnNews()
  const check = linkIn(await app.check('云岭大桥总投资18亿元。'))
  expect(marked((await get(check.link)).html)).toBe(check.quote)
  const { entries } = await app.timeline('云岭大桥')
  const timeline = linkIn({ citations: entries })
  expect(marked((await get(timeline.link)).html)).toBe(timeline.quote)
})

test('the page says where the quote has gone: moved, or no longer there', async () => {
  const { app, on, get } = await webOnNews()
  const { link, quote } = linkIn((await app.ask({ question: aboutBridge })).answer)
  const [title = '', ...rest] = (news['bridge.md'] ?? '').split('\n\n')
  await on.write({ 'bridge.md': [title, '先说一句别的。', ...rest].join('\n\n') })
  await app.ingest()
  const moved = await get(link)
  expect(marked(moved.html)).toBe(quote)
  expect(moved.html).toContain('这句话还在，只是换了位置')
  await on.write(dearerBridge)
  await app.ingest()
  const gone = await get(link)
  expect(marked(gone.html)).toBeUndefined()
  expect(gone.html).toContain('已经没有这句话了')
  expect(gone.html).toContain('21亿元')
})

test('a link that is altered, withdrawn or of an article that is gone opens nothing', async () => {
  const { app, on, get } = await webOnNews()
  const { link } = linkIn((await app.ask({ question: aboutBridge })).answer)
  const path = new URL(link).pathname
  const other = path.at(-3) === 'A' ? 'B' : 'A'
  const altered = await get(`${path.slice(0, -3)}${other}${path.slice(-2)}`)
  expect(altered.status).toBe(403)
  expect(altered.html).toContain('这个链接不对')
  await app.removeFromCorpus('bridge.md')
  await app.ingest()
  const gone = await get(path)
  expect(gone.status).toBe(404)
  expect(gone.html).toContain('已经不在语料里了')
  await on.write({ 'bridge.md': news['bridge.md'] ?? '' })
  await app.ingest()
  expect((await get(path)).status).toBe(200)
  await (await app.state()).renewKey('links')
  expect((await get(path)).status).toBe(403)
  for (const wrong of [
    '/a/',
    '/a/x',
    `/a/${'A'.repeat(5000)}`,
    '/a/%00',
    '/a/..%2f..%2fetc%2fpasswd',
  ]) {
    expect([403, 404]).toContain((await get(wrong)).status)
  }
})

test('without a link an article is shown only where whoever reaches the port may read', async () => {
  const closed = await webOnNews()
  const refused = await closed.get('/article?id=bridge.md')
  expect(refused.status).toBe(403)
  expect(refused.html).not.toContain('云岭')
  const open = await webOnNews(undefined, { isOpen: true })
  const shown = await open.get('/article?id=bridge.md&q=0-4')
  expect(shown.status).toBe(200)
  expect(marked(shown.html)?.length).toBe(4)
  expect((await open.get('/article?id=nowhere.md')).status).toBe(404)
})

test('an article with a hostile title and text is text', async () => {
  const script = '<script>alert(1)</script><img src=x onerror=alert(1)>'
  const { get } = await webOnNews(
    {
      'a.jsonl': `${JSON.stringify({
        id: 1,
        title: `${script}\u202e标题`,
        url: 'javascript:alert(1)',
        text: `云岭大桥${script}今天通车，总投资18亿元。\u202e\n${'长'.repeat(200_000)}`,
      })}\n`,
    },
    { isOpen: true },
  )
  const { status, html } = await get('/article?id=a.jsonl%231&q=0-4')
  expect(status).toBe(200)
  expect(html).not.toMatch(/<script|<img|javascript:/i)
})
