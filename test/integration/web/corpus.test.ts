import { expect, test } from 'vitest'
import { news } from '../../support/cli/news.js'
import { webOnNews } from './web-on-news.js'

test('the corpus is searched, with the words marked and each passage opening in its article', async () => {
  const { get } = await webOnNews(undefined, { isOpen: true })
  const { status, html } = await get(`/corpus?${new URLSearchParams({ q: '图书馆' })}`)
  expect(status).toBe(200)
  expect(html).toContain('<mark>图书馆</mark>')
  expect(html).toMatch(/href="\/article\?id=library\.txt&amp;q=\d+-\d+#quote"/)
  // By title too.
  expect(html).toContain('1 篇文章')
})

test('the corpus is listed newest first, and by publisher and date', async () => {
  const { get } = await webOnNews(undefined, { isOpen: true })
  const listed = (html: string) =>
    [...html.matchAll(/<ul class="articles">(.*?)<\/ul>/gs)].flatMap(([, list = '']) =>
      [...list.matchAll(/<a href="[^"]*"><bdi[^>]*>(.*?)<\/bdi>/g)].map(([, title]) => title),
    )
  const all = await get('/corpus')
  expect(listed(all.html)).toEqual([
    '青禾市公交换新',
    '松溪茶叶出口',
    '青禾市图书馆新馆开放',
    '云岭大桥建成通车',
    '白鹭水库除险加固',
  ])
  expect(all.html).toContain('共 5 篇文章，其中 1 篇没有日期')
  expect(all.html).toMatch(/<th scope="row">2024-03<\/th>/)
  expect(all.html).toMatch(
    /青禾晚报<\/bdi><\/a><\/th><td class="day">2024-11-20<\/td><td class="number">2 /,
  )
  const paper = await get(
    `/corpus?${new URLSearchParams({ source: '青禾晚报', until: '2024-06-01' })}`,
  )
  expect(listed(paper.html)).toEqual(['青禾市图书馆新馆开放'])
  const wrong = await get('/corpus?since=2024-05-02&until=2024-05-01')
  expect(wrong.status).toBe(400)
})

test('many articles are turned page by page', async () => {
  const records = Array.from({ length: 45 }, (_, n) =>
    JSON.stringify({
      id: n,
      title: `第${n}号通告`,
      text: `第${n}号通告说，今天有${n + 100}人到会。`,
    }),
  )
  const { get } = await webOnNews({ 'a.jsonl': `${records.join('\n')}\n` }, { isOpen: true })
  const first = await get('/corpus')
  expect(first.html).toContain('第 1 页，共 3 页')
  expect(first.html).toContain('href="/corpus?page=2"')
  expect((await get('/corpus?page=3')).html).toContain('href="/corpus?page=2"')
  expect((await get('/corpus?page=99999999')).status).toBe(200)
})

test('what was left out is told with its reason, in each language', async () => {
  const { get } = await webOnNews(
    { ...news, 'empty.txt': '', 'bad.jsonl': 'no json\n' },
    { isOpen: true },
  )
  const { html } = await get('/corpus/left-out')
  for (const file of ['empty.txt', 'bad.jsonl']) expect(html).toContain(file)
  expect(html).toMatch(/没有读出文章的：2 处/)
  expect((await get('/corpus/left-out?lang=en')).html).toContain('Yielded no article: 2 places')
  const whole = await webOnNews(undefined, { isOpen: true })
  expect((await whole.get('/corpus/left-out')).html).toContain('所有文件都读出了文章')
})
