import { expect, test } from 'vitest'
import { aboutBridge } from '../../../support/app/app-on-news.js'
import type { Browser, Opened } from '../../../support/web-browser.js'
import { type LoginDesk, loginDesk } from '../login/login-desk.js'

const stepIn = ({ html }: Opened): string => /name="step" value="([^"]+)"/.exec(html)?.[1] ?? ''
const withRole = { moderatorRoles: ['70'] }

async function moderator(desk: LoginDesk): Promise<{ page: Browser; id: string }> {
  const user = desk.discord.person({ roles: ['70'] })
  const page = desk.browser()
  await desk.logIn(page, user)
  return { page, id: user.id }
}

/** Looks at a refresh until it is over. */
async function over(page: Browser): Promise<Opened> {
  for (;;) {
    const opened = await page.open('/moderate/refresh')
    if (opened.headers.get('refresh') === null) return opened
    expect(opened.html).toContain('正在刷新')
  }
}

const confirm = (page: Browser, action: string, step: string) =>
  page.send('/account', action, { step })

test('a moderator plans, refreshes, adds, removes and rolls back, and each is written down', async () => {
  const desk = await loginDesk(withRole)
  const { page, id } = await moderator(desk)
  expect((await page.open('/moderate')).html).toContain('还没有索引')

  const plan = await page.open('/moderate/plan')
  expect(plan.html).toContain('新增 5 篇')
  const begun = await confirm(page, '/moderate/refresh', stepIn(plan))
  expect(begun).toMatchObject({ status: 303, location: '/moderate/refresh' })
  expect((await over(page)).html).toContain('刷新完成')
  // What was confirmed counts once.
  expect((await confirm(page, '/moderate/refresh', stepIn(plan))).status).toBe(409)
  expect((await page.open('/moderate/plan')).html).toContain('不需要刷新')
  const [first] = await desk.app.history()

  const story = '青河市今天宣布，青河隧道全长4200米，总投资9亿元，计划明年通车。\n'
  const added = await page.send('/moderate/add', '/moderate/add', {
    files: new File([`青河隧道开工\n\n${story}`], '隧道.md'),
  })
  expect(added.html).toContain('隧道.md：1 篇文章')
  const next = await page.open('/moderate/plan')
  expect(next.html).toContain('新增 1 篇')
  await confirm(page, '/moderate/refresh', stepIn(next))
  expect((await over(page)).html).toContain('新增 1 篇')
  expect((await page.open('/moderate/history')).html).toContain('服务中')

  const ask = await page.open(`/moderate/rollback?version=${first?.version}`)
  expect(ask.html).toContain(`要退回到版本 ${first?.version} 吗`)
  const back = await confirm(page, '/moderate/rollback', stepIn(ask))
  expect(back.html).toContain(`现在由版本 ${first?.version} 回答`)

  const gone = await page.open('/moderate/remove?target=bridge.md')
  expect(gone.html).toContain('要移除 bridge.md 吗')
  expect((await desk.app.ask({ question: aboutBridge })).answer.citations).not.toEqual([])
  const removed = await confirm(page, '/moderate/remove', stepIn(gone))
  expect(removed.html).toContain('已从语料移除 bridge.md')

  const audited = (await desk.homes[0]?.state?.audited(20)) ?? []
  expect(audited.every(({ user }) => user === id)).toBe(true)
  expect(new Set(audited.map(({ action, outcome }) => `${action} ${outcome}`))).toEqual(
    new Set([
      'corpus.refresh started',
      'corpus.refresh done',
      'corpus.add done',
      'corpus.rollback done',
      'corpus.remove done',
    ]),
  )
  const history = await page.open('/moderate/history')
  for (const said of ['退回版本', '加文章', '移除']) expect(history.html).toContain(said)
})

test('a version that answers the canaries worse goes into service only when that is confirmed', async () => {
  const desk = await loginDesk(withRole)
  const [on] = desk.on
  const canary = { question: aboutBridge, accepted: ['18亿元'], answer: '18亿元' }
  await on?.write({ '_canary.jsonl': `${JSON.stringify(canary)}\n` })
  await desk.app.ingest()
  await desk.app.removeFromCorpus('bridge.md')
  const { page } = await moderator(desk)
  await confirm(page, '/moderate/refresh', stepIn(await page.open('/moderate/plan')))
  const report = await over(page)
  expect(report.html).toContain('没有启用新版本')
  expect((await desk.app.ask({ question: aboutBridge })).answer.citations).not.toEqual([])
  // Only who began it is offered that.
  const { page: other } = await moderator(desk)
  expect(stepIn(await other.open('/moderate/refresh'))).toBe('')
  await confirm(page, '/moderate/refresh', stepIn(report))
  expect((await over(page)).html).toContain('刷新完成')
  expect((await desk.homes[0]?.state?.audited(9))?.map(({ outcome }) => outcome)).toEqual([
    ...['done', 'started', 'stopped', 'started'],
  ])
  const { html } = await page.open('/moderate/how/versions.csv')
  const tried = html.trimEnd().split('\r\n').slice(1)
  expect(tried.map((line) => line.split(',').slice(3).join(' '))).toEqual([
    ...['1 0 1 现用', '1 0 1 未启用', '1 1  保留'],
  ])
})

test('what was planned is not done where the corpus has changed since, or by another moderator', async () => {
  const desk = await loginDesk(withRole)
  const { page } = await moderator(desk)
  const { page: other } = await moderator(desk)
  const plan = await page.open('/moderate/plan')
  expect((await confirm(other, '/moderate/refresh', stepIn(plan))).status).toBe(409)
  await desk.on[0]?.write({ 'more.md': '又一篇\n\n青河市今天又宣布了一件事，总投资3亿元。\n' })
  const changed = await confirm(page, '/moderate/refresh', stepIn(plan))
  expect(changed.status).toBe(409)
  expect(changed.html).toContain('在这期间又有改动')
  // A step of one kind confirms no other.
  expect((await confirm(page, '/moderate/remove', stepIn(changed))).status).toBe(409)
  expect(await desk.app.history()).toEqual([])
})

test('who is no moderator sees and does nothing, and that they tried is written down', async () => {
  const desk = await loginDesk(withRole)
  const member = desk.discord.person()
  const page = desk.browser()
  await desk.logIn(page, member)
  const pages = [
    '',
    '/plan',
    '/refresh',
    '/history',
    '/rollback?version=v',
    '/add',
    '/remove',
    '/feeds',
  ]
  for (const path of pages) {
    const opened = await page.open(`/moderate${path}`)
    expect(opened.status).toBe(403)
    expect(opened.html).toContain('只给管理员看')
    const stranger = await desk.browser().open(`/moderate${path}`)
    expect(stranger.location).toMatch(/^\/login\?next=/)
  }
  for (const path of ['/refresh', '/rollback', '/add', '/remove', '/feeds/add', '/feeds/change']) {
    expect((await page.send('/account', `/moderate${path}`, { step: 'x' })).status).toBe(403)
    expect((await desk.browser().post(`/moderate${path}`, {})).status).toBe(403)
  }
  const audited = (await desk.homes[0]?.state?.audited(99)) ?? []
  expect(audited).toHaveLength(14)
  expect(audited.every(({ outcome, user }) => outcome === 'refused' && user === member.id)).toBe(
    true,
  )
})

test('what cannot be done is said in a sentence, and written down', async () => {
  const desk = await loginDesk(withRole)
  const { page } = await moderator(desk)
  const refused = async (opened: Promise<Opened>, said: string, status = 409) => {
    const { status: is, html } = await opened
    expect(html).toContain(said)
    expect(html).not.toContain(desk.on[0]?.folder)
    expect(is).toBe(status)
  }
  await refused(page.open('/moderate/remove?target=nowhere.md'), '语料里没有这个文件')
  await refused(page.open('/moderate/remove?target=../../etc/passwd'), '语料里没有这个文件')
  await refused(page.open('/moderate/rollback?version=../x'), '这个版本已经不在了', 404)
  await refused(page.send('/moderate/add', '/moderate/add'), '没有收到文件', 400)
  const local = page.send('/moderate/add', '/moderate/add', { address: 'http://127.0.0.1/x' })
  await refused(local, '没有放进语料', 200)
  const odd = { do: 'pause', feed: 'nowhere' }
  await refused(page.send('/moderate/feeds', '/moderate/feeds/change', odd), 'nowhere')
  const feed = { address: 'http://127.0.0.1/feed', schedule: 'sometimes' }
  await refused(page.send('/moderate/feeds', '/moderate/feeds/add', feed), 'sometimes')
  const hostile = new File(['\0\0'], '<script>alert(1)</script>.md')
  const sent = await page.send('/moderate/add', '/moderate/add', { files: hostile })
  expect(sent.html).not.toContain('<script>alert')
  const audited = (await desk.homes[0]?.state?.audited(9)) ?? []
  expect(audited.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
    'corpus.add failed',
    'corpus.feeds.add failed',
    'corpus.feeds.pause failed',
    'corpus.add failed',
  ])
})
