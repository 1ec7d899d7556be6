import { afterAll, beforeAll, expect, test } from 'vitest'
import { FakeClock, host, Site } from '../../../support/feeds/feed-world.js'
import { asRss, page as story, titleOf } from '../../../support/feeds/shapes.js'
import { PublicHosts } from '../../../support/intake/public-hosts.js'
import { newAnswer } from '../../../support/state/answered-examples.js'
import type { Browser, Opened } from '../../../support/web-browser.js'
import { type LoginDesk, loginDesk } from '../login/login-desk.js'

let hosts: PublicHosts
let desk: LoginDesk
let page: Browser
let user: string
beforeAll(async () => {
  hosts = await PublicHosts.open()
  const feedFetching = { clock: new FakeClock(), fetch: hosts.options() }
  desk = await loginDesk({ moderatorRoles: ['70'], isShared: true, app: { feedFetching } })
  const moderator = desk.discord.person({ roles: ['70'] })
  user = moderator.id
  page = desk.browser()
  await desk.logIn(page, moderator)
})
afterAll(async () => {
  await desk.close()
  await hosts.close()
})

const send = (action: string, fields: Record<string, string | Blob> = {}) =>
  page.send('/account', action, fields)
const state = () => {
  const [home] = desk.homes
  if (!home?.state) throw new Error('no state')
  return home.state
}
/** What was done lately, newest first. */
const audited = async (most: number) =>
  (await state().audited(most)).map(({ action, outcome, user: who }) => {
    expect(who).toBe(user)
    return `${action} ${outcome}`
  })
const valueIn = ({ html }: Opened, name: string) =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? ''

test('a text is pasted, and is an article with what was stated of it', async () => {
  const text = '青河市今天宣布，青河隧道全长4200米，总投资9亿元。\n\n计划明年通车。'
  const stated = { title: '青河隧道"开工"', source: '青河日报', date: '2024-05-18', text }
  const added = await send('/moderate/add/text', stated)
  expect(added.html).toContain('1 篇文章')
  await desk.app.ingest()
  const { articles } = await desk.app.list({ source: '青河日报' })
  expect(articles).toMatchObject([{ title: '青河隧道"开工"', published: '2024-05-18' }])
  expect((await desk.app.article(articles[0]?.id ?? '')).text).toContain('计划明年通车。')
  expect(await audited(1)).toEqual(['corpus.add done'])
})

test('a text that is not taken is shown again as it was written', async () => {
  const stated = {
    title: '</textarea><b>题',
    source: '',
    date: '2024-13-01',
    text: '<i>正文</i>\n第二段',
  }
  const refused = await send('/moderate/add/text', stated)
  expect(refused.status).toBe(400)
  expect(refused.html).toContain('2024-13-01')
  expect(refused.html).toContain('&lt;i&gt;正文&lt;/i&gt;\n第二段')
  expect(refused.html).not.toMatch(/<b>题|<i>正文/)
  expect((await send('/moderate/add/text', { ...stated, date: '', text: ' ' })).status).toBe(400)
  expect((await send('/moderate/add/text')).status).toBe(400)
})

test('many files are all taken; of more than one form takes it is said how many were not', async () => {
  const form = new FormData()
  form.append('token', valueIn(await page.open('/account'), 'token'))
  const story = '东湖大楼落成\n\n东湖市的大楼今天落成，高100米，总投资3亿元。\n'
  for (let n = 0; n < 103; n++) {
    form.append(
      'files',
      new File([n < 30 ? story.replace('100', `${n + 101}`) : story], `楼${n}.md`),
    )
  }
  form.append('files', new File([], ''))
  const headers = { 'sec-fetch-site': 'same-origin' }
  const { html } = await page.open('/moderate/add', { method: 'POST', body: form, headers })
  expect(html.match(/楼\d+\.md：1 篇文章/g)).toHaveLength(31)
  expect(html.match(/楼\d+\.md：语料里已有同样的文件/g)).toHaveLength(69)
  expect(html).toContain('后面的 3 个没有收')
})

test('gaps are listed alike together, closed, and named in the audit by their ids alone', async () => {
  const silent = newAnswer()
  const ask = (question: string) =>
    state().keep({ ...silent, question, answer: { ...silent.answer, status: 'no_evidence' } })
  const first = await ask('青河地铁<b>什么时候</b>开通？')
  await ask('松溪县有多少人口？')
  const listed = await page.open('/moderate/gaps')
  expect(listed.html).toContain('待补清单：2 类问题')
  expect(listed.html).toContain('&lt;b&gt;什么时候')
  const closed = await send('/moderate/gaps/close', { gap: first })
  expect(closed.html).toContain('已处理 1 条')
  expect(closed.html).not.toContain('青河地铁')
  expect(closed.html).toContain('松溪县有多少人口')
  // Nothing is closed that nobody chose, nor twice.
  for (const gap of [first, 'nothing']) {
    expect((await send('/moderate/gaps/close', { gap })).html).toContain('已处理 0 条')
  }
  expect((await send('/moderate/gaps/close')).html).toContain('已处理 0 条')
  expect(await audited(4)).toEqual(Array(4).fill('gaps.close done'))
  const details = (await state().audited(4)).map(({ detail }) => detail)
  expect(details.join('')).toBe(`#${first}`)
})

test('answers that are reported otherwise are listed with what says so', async () => {
  expect((await page.open('/moderate/turned')).html).toContain('没有哪条旧回答已有新的说法')
  const given = newAnswer()
  const id = await state().keep({ ...given, question: '<b>总投资</b>是多少？', isPrivate: false })
  const citation = given.answer.citations[0] ?? null
  const turned = { kind: 'value', before: '38.5亿元', after: '<i>41亿元</i>', claim: null } as const
  await state().noteTurned(id, [{ ...turned, citation, indexVersion: 'v2' }], given.at, [])
  const { html } = await page.open('/moderate/turned')
  expect(html).toContain('旧回答：1 条')
  expect(html).toContain(`href="/answers/${id}"`)
  expect(html).toContain('已有新的说法：&lt;i&gt;41亿元&lt;/i&gt;（原来：38.5亿元）')
  expect(html).not.toMatch(/<b>|<i>/)
})

test('a feed is added, read, paused, resumed and removed, and each is written down', async () => {
  const site = new Site()
  await hosts.http(host, site.listen)
  site.pages.set('/robots.txt', { status: 404 })
  site.pages.set(
    '/feed',
    asRss([1, 2].map((n) => ({ title: titleOf(n), link: `http://${host}/${n}` }))),
  )
  for (const n of [1, 2]) site.pages.set(`/${n}`, story(n))
  const added = await send('/moderate/feeds/add', {
    ...{ address: `http://${host}/feed`, schedule: '0 8 * * *', zone: 'Asia/Shanghai' },
  })
  expect(added.status).toBe(200)
  expect(added.html).toContain('滨海日报')
  const listed = await page.open('/moderate/feeds')
  expect(listed.html).toContain('滨海日报')
  const feed = valueIn(listed, 'feed')
  const change = (step: string) => send('/moderate/feeds/change', { feed, do: step })
  expect((await change('check')).html).toContain('滨海日报 · ')
  const [known] = await desk.app.feeds()
  expect(known?.outcome.code).toBe('read')
  expect((await desk.app.plan()).added.map(({ title }) => title)).toContain(titleOf(1))
  await change('pause')
  expect((await page.open('/moderate/feeds')).html).toContain('value="resume"')
  expect((await desk.app.feeds())[0]?.isPaused).toBe(true)
  await change('resume')
  expect((await desk.app.feeds())[0]?.isPaused).toBe(false)
  expect((await change('remove')).html).toContain('滨海日报')
  expect(await desk.app.feeds()).toEqual([])
  expect((await page.open('/moderate/feeds')).html).toContain('还没有订阅')
  expect(await audited(5)).toEqual(
    ['remove', 'resume', 'pause', 'check', 'add'].map((step) => `corpus.feeds.${step} done`),
  )
})
