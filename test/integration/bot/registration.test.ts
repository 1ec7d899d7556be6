import { describe, expect, it } from 'vitest'
import { descriptionOf, runBot } from './running-bot.js'

describe('registering the commands', () => {
  it('registers /ask globally, in three languages', async () => {
    const { server } = await runBot()
    const ask = server.state.commands.get('global')?.find(({ name }) => name === 'ask')
    expect(ask).toMatchObject({
      name: 'ask',
      name_localizations: { 'zh-CN': '提问', 'zh-TW': '提問' },
      options: [
        { name: 'question', type: 3, required: true, max_length: 1000 },
        { name: 'private', type: 5 },
        { name: 'since', type: 3, min_length: 10, max_length: 10 },
        { name: 'until', type: 3, min_length: 10, max_length: 10 },
        { name: 'source', type: 3, max_length: 100 },
      ],
    })
    for (const option of ask?.options ?? []) {
      const languages = ['zh-CN', 'zh-TW', 'en-US']
      expect(Object.keys(option.name_localizations ?? {})).toEqual(languages)
      expect(Object.keys(option.description_localizations ?? {})).toEqual(languages)
    }
    expect(Object.keys(ask?.description_localizations ?? {})).toEqual(['zh-CN', 'zh-TW', 'en-US'])
    expect(server.failures).toEqual([])
  })

  it('registers in the guild that is set', async () => {
    const { server } = await runBot(undefined, { settings: { guildId: '123456789012345678' } })
    expect([...server.state.commands.keys()]).toEqual(['123456789012345678'])
  })

  it('uses the application that is set, else the one Discord names', async () => {
    const appId = '223456789012345678'
    const set = await runBot(undefined, { settings: { appId } })
    const asked = await runBot()
    const { applicationId } = asked.server.state
    expect(await set.server.request('PUT', /commands$/)).toMatchObject({
      path: `/applications/${appId}/commands`,
    })
    expect(await asked.server.request('PUT', /commands$/)).toMatchObject({
      path: `/applications/${applicationId}/commands`,
    })
  })

  it.each([500, 403])('answers all the same when registering fails with %i', async (status) => {
    const { server, log } = await runBot(undefined, {
      prepare: (prepared) => prepared.fail({ method: 'PUT', path: /commands$/, status }),
    })
    const asked = server.interaction({ command: 'ask', options: { question: '新馆有多大？' } })
    expect(descriptionOf(await asked.answered)).toContain('2.4万平方米')
    expect(log.at('warn')).toEqual([
      '命令没有注册成功，机器人照常运行：已注册过的命令和 @ 提问不受影响',
    ])
  })
})
