import { describe, expect, it } from 'vitest'
import { scriptOf } from '../../../src/text/script.js'
import type { CommandBody } from '../../support/discord/bodies.js'
import { descriptionOf, runBot } from './running-bot.js'

/** A command, its subcommands and the options of each. */
function withOptions(command: CommandBody): CommandBody[] {
  return [command, ...(command.options ?? []).flatMap(withOptions)]
}

const scripts = (text: string) => [...text].map(scriptOf)

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

  it('registers every command, its options and the menu with names and descriptions in three languages', async () => {
    const { server } = await runBot()
    const commands = server.state.commands.get('global') ?? []
    expect(commands.map(({ name, type = 1 }) => `${type} ${name}`).sort()).toEqual(
      [
        ...[
          'ask',
          'check',
          'timeline',
          'sources',
          'article',
          'help',
          'privacy',
          'corpus',
          'gaps',
          'watch',
          'channel',
        ].map((name) => `1 ${name}`),
        '3 查证',
      ].sort(),
    )
    const menu = commands.find(({ type }) => type === 3)
    expect(menu?.name_localizations).toMatchObject({ 'zh-TW': '查證', 'en-US': 'Check facts' })
    const named = commands.filter((command) => command !== menu).flatMap(withOptions)
    expect(named).toHaveLength(73)
    for (const { name, description, ...localised } of named) {
      const names = localised.name_localizations ?? {}
      const descriptions = localised.description_localizations ?? {}
      for (const texts of [names, descriptions]) {
        expect(Object.keys(texts)).toEqual(['zh-CN', 'zh-TW', 'en-US'])
      }
      expect([name, description]).toEqual([names['en-US'], descriptions['en-US']])
      expect(description).not.toMatch(/\p{Script=Han}/u)
      const [simplified, traditional] = [descriptions['zh-CN'] ?? '', descriptions['zh-TW'] ?? '']
      expect(scripts(simplified)).not.toContain('traditional')
      expect(scripts(traditional)).not.toContain('simplified')
      // Formats of files are called the same everywhere.
      if (!/^txt/.test(simplified)) expect(simplified).toMatch(/\p{Script=Han}/u)
    }
  })

  it('hides the commands of moderators from who may not manage the server', async () => {
    const { server } = await runBot()
    const commands = server.state.commands.get('global') ?? []
    const restricted = commands.filter((command) => 'default_member_permissions' in command)
    expect(
      restricted.map((command) => {
        const { name, default_member_permissions: permissions } = command as typeof command & {
          default_member_permissions: unknown
        }
        return [name, Number(permissions)]
      }),
    ).toEqual([
      ['corpus', 1 << 5],
      ['gaps', 1 << 5],
      ['channel', 1 << 5],
    ])
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
