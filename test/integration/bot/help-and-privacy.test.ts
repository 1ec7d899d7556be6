import { describe, expect, it } from 'vitest'
import { programVersion } from '../../../src/config.js'
import { controlsOf, runBot } from './running-bot.js'

/** Full-width characters count twice. */
function columnsOf(line: string): number {
  const shown = line.replaceAll('**', '')
  return [...shown].reduce(
    (sum, each) => sum + (/[\u1100-\uffff]|\p{Extended_Pictographic}/u.test(each) ? 2 : 1),
    0,
  )
}

describe('/help', () => {
  it.each([
    ['zh-CN', '/提问', '应用 → 查证', '管理员'],
    ['zh-TW', '/提問', '應用程式 → 查證', '管理員'],
    ['en-US', '/ask', 'Apps → Check facts', 'Moderators'],
  ])('fits a phone in %s, and tells moderators more', async (locale, ask, menu, moderators) => {
    const { server } = await runBot()
    const help = server.interaction({ command: 'help', locale })
    expect((await help.acknowledged).data?.flags).toBe(64)
    const content = (await help.answered).content ?? ''
    expect(content).toContain(ask)
    expect(content).toContain(menu)
    expect(content.split('\n').at(-1)).toBe(`-# youju ${programVersion}`)
    expect(content).not.toContain(moderators)
    const user = server.person({ permissions: 1n << 5n })
    const more =
      (await server.interaction({ command: 'help', locale, user }).answered).content ?? ''
    expect(more).toContain(moderators)
    for (const line of more.split('\n')) expect(columnsOf(line)).toBeLessThanOrEqual(60)
    // Beside the version, which is small print.
    expect(more.split('\n').slice(0, -1).length).toBeLessThanOrEqual(20)
  })

  it('names what can be found: the menu and the buttons as they are called', async () => {
    const bot = await runBot()
    const asked = bot.server.interaction({
      command: 'ask',
      options: { question: '新馆？' },
      locale: 'en-US',
    })
    const [source] = controlsOf(await asked.answered)
    const help = bot.server.interaction({ command: 'help', locale: 'en-US' })
    expect((await help.answered).content).toContain(`**${source}**`)
  })

  it('tells moderators by role, where roles are set', async () => {
    const { server } = await runBot(undefined, { settings: { moderatorRoles: ['77'] } })
    const helped = async (user = server.state.person) =>
      (await server.interaction({ command: 'help', user }).answered).content
    expect(await helped(server.person({ roles: ['77'] }))).toContain('管理员')
    expect(await helped(server.person({ permissions: 1n << 5n }))).not.toContain('管理员')
  })
})

describe('/privacy', () => {
  it.each([
    [
      'zh-CN',
      '删除我的提问',
      '不能恢复',
      '确认删除',
      '已删除你的 2 条提问',
      '保留 180 天',
      '操作日志里：不含提问，一直保留',
    ],
    [
      'zh-TW',
      '刪除我的提問',
      '無法復原',
      '確認刪除',
      '已刪除你的 2 則提問',
      '保留 180 天',
      '操作紀錄裡：不含提問，一直保留',
    ],
    [
      'en-US',
      'Delete my questions',
      'for good',
      'Yes, delete',
      'Deleted: 2 questions',
      '180 days',
      'without any question, and is not deleted',
    ],
  ])(
    'asks in %s once more, and deletes one’s own',
    async (locale, forget, sure, yes, done, days, audit) => {
      const { server, service } = await runBot()
      const other = server.person()
      const asked = (user = server.state.person) =>
        server.interaction({ command: 'ask', options: { question: '新馆？' }, user })
      const [kept, ...gone] = [asked(other), asked(), asked()]
      for (const each of [kept, ...gone]) await each.answered
      const privacy = server.interaction({ command: 'privacy', locale })
      const shown = await privacy.answered
      expect(shown.flags).toBe(64)
      expect(shown.content).toContain(days)
      expect(shown.content).toContain(audit)
      expect(controlsOf(shown)).toEqual([forget])
      const warned = await server.press(privacy, forget, { locale }).answered
      expect(warned.content).toContain(sure)
      expect((await server.press(gone[0] ?? '', '👍').answered).content).toContain('谢谢')
      expect((await server.press(privacy, yes, { locale }).answered).content).toContain(done)
      expect((await server.press(gone[0] ?? '', '👍').answered).content).toContain('找不到')
      expect(
        (await server.press(kept, '👍', { user: server.state.person }).answered).content,
      ).toContain('谢谢')
      expect(await service.state.gaps()).toEqual([])
    },
  )

  it('says which messages are read, by what the bot is set to read', async () => {
    const privacy = async (messageContent: boolean) => {
      const { server } = await runBot(undefined, { settings: { messageContent, retentionDays: 0 } })
      return (await server.interaction({ command: 'privacy' }).answered).content
    }
    expect(await privacy(false)).not.toContain('子区')
    expect(await privacy(true)).toContain('发在我开的子区里的消息')
    expect(await privacy(true)).toContain('没有设保留期限')
  })
})
