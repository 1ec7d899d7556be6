import papaparse from 'papaparse'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepTwoDays, lookedAt } from '../../../support/state/two-days.js'
import type { Browser } from '../../../support/web-browser.js'
import { type LoginDesk, loginDesk } from '../login/login-desk.js'

const pages = ['', '/answers', '/gaps', '/model', '/changes'].map((part) => `/moderate/how${part}`)
const tables = [
  ...['questions', 'votes', 'confidence', 'duration', 'gaps', 'model', 'versions', 'audit'],
]
let desk: LoginDesk
let moderator: Browser

beforeAll(async () => {
  const settings = { tokensPerDay: 1000, timeZone: 'Asia/Shanghai' }
  desk = await loginDesk({
    ...{ homes: ['甲', '乙'], moderatorRoles: ['70'], isShared: true, guildId: null, settings },
  })
  desk.clock.now = lookedAt
  const [first] = desk.homes
  if (!first?.state) throw new Error('no state')
  await keepTwoDays(first.state)
  moderator = desk.browser()
  await desk.logIn(moderator, personOn(0, ['70']))
})

afterAll(() => desk.close())

/** Somebody on the server of one home. */
function personOn(home: number, roles: string[]) {
  return desk.discord.person({ guilds: [desk.homes[home]?.server ?? ''], roles })
}

async function rowsOf(table: string, query = 'days=7'): Promise<string[][]> {
  const { status, html, headers } = await moderator.open(`/moderate/how/${table}.csv?${query}`)
  expect([table, status]).toEqual([table, 200])
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(headers.get('content-disposition')).toMatch(
    /^attachment; filename="youju-\w+-2025-03-06-\d+d\.csv"$/,
  )
  const { data, errors } = papaparse.parse<string[]>(html.replace(/^\ufeff/, '').trimEnd())
  expect(errors).toEqual([])
  return data
}

test('every figure is that of what was kept, by the days of the time zone', async () => {
  const questions = await rowsOf('questions')
  expect(questions[0]).toEqual(['日期', '有答案', '反问', '没有答案', '查证'])
  expect(questions.slice(1).map(([day]) => day)).toEqual([
    ...['2025-02-28', '2025-03-01', '2025-03-02', '2025-03-03', '2025-03-04', '2025-03-05'],
    '2025-03-06',
  ])
  expect(questions.slice(-3)).toEqual([
    ['2025-03-04', '0', '0', '0', '0'],
    ['2025-03-05', '2', '0', '0', '0'],
    ['2025-03-06', '1', '0', '2', '1'],
  ])
  expect(await rowsOf('confidence')).toEqual([
    ['把握', '给出', '评为对', '评为不对'],
    ['大', '2', '2', '0'],
    ['中', '0', '0', '0'],
    ['小', '1', '0', '0'],
    ['没有答案', '2', '0', '0'],
  ])
  expect((await rowsOf('duration')).slice(-2)).toEqual([
    ['2025-03-05', '0.09', '1.23', '2'],
    ['2025-03-06', '0.02', '0.04', '2'],
  ])
  expect((await rowsOf('model')).slice(-2)).toEqual([
    ['2025-03-05', '1200', '1', '0', '0'],
    ['2025-03-06', '300', '0', '1', '1'],
  ])
  expect(await rowsOf('questions', 'days=90')).toHaveLength(91)
  expect(await rowsOf('questions', 'days=91')).toHaveLength(31)
})

test('what somebody wrote is no formula in a file, and stays one cell', async () => {
  const [, gap, ...others] = await rowsOf('gaps')
  expect(gap).toEqual([
    expect.stringMatching(/^'=1\+1/),
    '2',
    '语料没有答案',
    '',
    '2025-03-06 00:00',
  ])
  expect(others).toEqual([])
  expect((await rowsOf('audit'))[1]).toEqual([
    ...['2025-03-05 18:00', "'@someone", '刷新', '中止', '"甲",\n乙'],
  ])
  expect(await rowsOf('versions')).toContainEqual([
    ...['2025-03-05 18:00', 'v1', '', '9', '8', '9', '未启用'],
  ])
})

test('each page draws what it says, without a style of its own, and one home sees nothing of another', async () => {
  for (const path of pages) {
    const { status, html } = await moderator.open(`${path}?days=7`)
    expect([path, status]).toEqual([path, 200])
    expect(html).toContain('按 Asia/Shanghai 时区的日期')
    expect(html).not.toMatch(/style=|<style|<script|NaN|undefined/)
  }
  const { html } = await moderator.open('/moderate/how?days=7')
  expect(html).toMatch(/<svg aria-label="每天的提问" role="img"/)
  expect(html.match(/<rect[^>]*>/g)?.length).toBeGreaterThan(4)
  expect((await moderator.open('/moderate/how/model?days=7')).html).toContain('1,000 token')
  const other = desk.browser()
  await desk.logIn(other, personOn(1, ['70']))
  for (const table of tables) {
    const found = await other.open(`/moderate/how/${table}.csv?days=7`)
    expect(found.status).toBe(200)
    expect(found.html).not.toMatch(/[1-9]\d*,[1-9]|=1|someone|v1|1200/)
  }
  expect((await other.open('/moderate/how/gaps')).html).toContain('这段时间没有内容')
})

test('only moderators see any of it, and that a member tried is written down', async () => {
  const member = desk.browser()
  await desk.logIn(member, personOn(0, []))
  const guest = desk.browser()
  for (const path of [...pages, ...tables.map((table) => `/moderate/how/${table}.csv`)]) {
    const refused = await member.open(path)
    expect([path, refused.status]).toEqual([path, 403])
    expect(refused.html).not.toContain('=1+1')
    const sent = await guest.open(path)
    expect([path, sent.status, sent.location?.slice(0, 7)]).toEqual([path, 303, '/login?'])
  }
  const audited = (await desk.homes[0]?.state?.audited(99)) ?? []
  expect(audited.filter(({ action }) => action === 'corpus.how')).toHaveLength(13)
})

// Last: whoever logs in at a later time ends the sessions of before.
test('votes count on the day on which they are cast', async () => {
  desk.clock.now = Date.now()
  const later = desk.browser()
  await desk.logIn(later, personOn(0, ['70']))
  const { html } = await later.open('/moderate/how/votes.csv?days=7')
  expect(html.trimEnd().split('\r\n').at(-1)).toMatch(/,2,0$/)
})
