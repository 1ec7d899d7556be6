import { expect, it } from 'vitest'
import { dearerBridge } from '../../../support/app/app-on-news.js'
import { moderatedBot } from './moderated-bot.js'

const refusals = {
  'zh-CN': '这是管理员用的命令，你没有相应的身份组；需要的话请找服务器管理员。这次尝试已记入日志。',
  'zh-TW': '這是管理員用的命令，你沒有相應的身分組；需要的話請找伺服器管理員。這次嘗試已記入紀錄。',
  'en-US':
    'This command is for moderators and you do not have their role; please ask those who run the server. The attempt was logged.',
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
