import { expect, it } from 'vitest'
import { dearerBridge } from '../../../support/app/app-on-news.js'
import { moderatedBot } from './moderated-bot.js'

const refusals = {
  'zh-CN': '只有管理员能用这项功能；需要的话，请找服务器的管理者开通。这次尝试已记入操作日志。',
  'zh-TW': '只有管理員能用這項功能；需要的話，請找伺服器的管理者開通。這次嘗試已記入操作紀錄。',
  'en-US':
    'Only moderators can use this. Ask a server admin if you need access. This attempt was logged.',
} as const

it.each(Object.entries(refusals))(
  'who is no moderator is refused, and that is written down: %s',
  async (locale, refusal) => {
    const { server, audited, audits, app } = await moderatedBot()
    const [{ version = '' } = {}] = await app.history()
    const user = server.state.person
    const commands = [
      ['corpus status', {}],
      ['corpus add', {}],
      ['corpus remove', { target: 'bridge.md' }],
      ['corpus refresh', {}],
      ['corpus history', {}],
      ['corpus rollback', { version }],
      ['gaps', {}],
    ] as const
    for (const [command, options] of commands) {
      const refused = audited()
      const given = server.interaction({ command, options, locale })
      await given.answered
      expect(server.shown(given)).toMatchObject({ text: refusal, ephemeral: true, buttons: [] })
      const action = command === 'gaps' ? 'gaps.list' : command.replace(' ', '.')
      expect(await refused).toMatchObject({ user: user.id, action, outcome: 'refused' })
    }
    expect(await audits()).toHaveLength(commands.length)
    for (const [command, option] of [
      ['corpus remove', 'target'],
      ['corpus rollback', 'version'],
    ] as const) {
      const typing = server.autocomplete({ command, option, value: '', locale })
      expect(await typing.choices).toEqual([])
    }
  },
)

it.each(['id', 'name'] as const)(
  'the role is found by its %s, and asked for again at each step',
  async (by) => {
    const role = '700000000000000001'
    const settings = { moderatorRoles: [by === 'id' ? role : `role-${role}`] }
    const bot = await moderatedBot({ settings })
    const { server, moderator: manager, audited } = bot
    // Who may manage the server, but lacks the role that is set, is no moderator.
    const refused = audited()
    await server.interaction({ command: 'corpus status', user: manager }).answered
    expect((await refused)?.outcome).toBe('refused')

    const keeper = server.person({ username: 'keeper', roles: [role] })
    await bot.on.write(dearerBridge)
    const planned = server.interaction({ command: 'corpus refresh', user: keeper })
    await planned.answered
    expect(server.shown(planned).buttons).toEqual(['开始刷新', '取消'])

    const former = { ...keeper, roles: [] }
    const lost = audited()
    await server.press(planned, '开始刷新', { user: former }).answered
    expect(await lost).toMatchObject({
      user: keeper.id,
      action: 'corpus.refresh',
      outcome: 'refused',
    })
    expect(await bot.app.history()).toHaveLength(1)

    const isDone = audited()
    server.press(planned, '开始刷新', { user: keeper })
    expect(await isDone).toMatchObject({ user: keeper.id, outcome: 'done' })
    expect(await bot.app.history()).toHaveLength(2)
  },
)

it('who has lost the role cancels nothing, and that is written down', async () => {
  const role = '700000000000000001'
  const bot = await moderatedBot({ settings: { moderatorRoles: [role] } })
  const { server, audited } = bot
  const keeper = server.person({ username: 'keeper', roles: [role] })
  const options = { target: 'bridge.md' }
  const asked = server.interaction({ command: 'corpus remove', options, user: keeper })
  await asked.answered
  const lost = audited()
  const pressed = server.press(asked, '取消', { user: { ...keeper, roles: [] } })
  await pressed.answered
  expect(await lost).toMatchObject({ user: keeper.id, action: 'corpus.remove', outcome: 'refused' })
  expect(server.shown(asked).buttons).toEqual(['确认', '取消'])
  const isDone = audited()
  await server.press(asked, '确认', { user: keeper }).answered
  expect(await isDone).toMatchObject({ action: 'corpus.remove', outcome: 'done' })
})

it('nobody is a moderator in a direct message', async () => {
  const { server, moderator, audited } = await moderatedBot()
  const refused = audited()
  const given = server.interaction({ command: 'corpus status', user: moderator, direct: true })
  await given.answered
  expect(await refused).toMatchObject({ action: 'corpus.status', outcome: 'refused' })
})

it.each(Object.entries(refusals))(
  'who lost the role is refused at a plan, a form and a list that are still open: %s',
  async (locale, refusal) => {
    const { server, moderator, audited, on } = await moderatedBot()
    const former = { ...moderator, permissions: 0n }
    const who = { user: moderator, locale }
    await on.write(dearerBridge)
    const status = server.interaction({ command: 'corpus status', ...who })
    await status.answered
    const [plan = ''] = server.shown(status).buttons
    const form = server.interaction({ command: 'corpus add', ...who })
    await form.modal
    const unknown = { question: '量子计算机有几个比特？' }
    await server.interaction({ command: 'ask', options: unknown }).answered
    const gaps = server.interaction({ command: 'gaps', ...who })
    await gaps.answered
    const [[list = '', [gap = ''] = []] = []] = Object.entries(server.shown(gaps).selects)
    const [title, , , text] = labels[locale as keyof typeof labels]

    const now = { user: former, locale }
    const attempts = [
      ['corpus.refresh', () => server.press(status, plan, now)],
      [
        'corpus.add',
        () => server.submitModal(form, { [title]: '公交', [text]: '三条线路。' }, now),
      ],
      ['gaps.close', () => server.select(gaps, list, [gap], now)],
    ] as const
    for (const [action, attempt] of attempts) {
      const refused = audited()
      const given = attempt()
      await refused
      const [last = given.id] = server.answersTo(given).slice(-1)
      expect(server.shown(last)).toMatchObject({ text: refusal, ephemeral: true })
      expect(await refused).toMatchObject({ user: former.id, action, outcome: 'refused' })
    }
    expect(server.failures).toEqual([])
  },
)

const labels = {
  'zh-CN': ['标题', '媒体（可不填）', '日期，如 2024-05-18（可不填）', '正文'],
  'zh-TW': ['標題', '媒體（可不填）', '日期，如 2024-05-18（可不填）', '正文'],
  'en-US': ['Title', 'Publisher (optional)', 'Date, e.g. 2024-05-18 (optional)', 'Text'],
} as const
