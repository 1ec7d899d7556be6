import type { Interaction } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { logIn } from './discord-client.js'

const echo = async (interaction: Interaction) => {
  if (interaction.isChatInputCommand()) await interaction.reply('好')
  if (interaction.isMessageContextMenuCommand()) await interaction.reply('好')
}

describe('a slash command', () => {
  it('has options of every type', async () => {
    const { server, got } = await logIn(echo)
    const options = {
      question: '新馆有多大？',
      count: 3,
      share: 0.5,
      public: true,
      who: server.state.person,
      file: { filename: '报道.zip', bytes: 'PK', contentType: 'application/zip' },
    }
    await server.interaction({ command: 'ask', options }).answered
    const [command] = got
    if (!command?.isChatInputCommand()) throw new Error('not a command')
    expect(command.options.getString('question')).toBe('新馆有多大？')
    expect(command.options.getInteger('count')).toBe(3)
    expect(command.options.getNumber('share')).toBe(0.5)
    expect(command.options.getBoolean('public')).toBe(true)
    expect(command.options.getUser('who')?.id).toBe(server.state.person.id)
    const file = command.options.getAttachment('file', true)
    expect(file).toMatchObject({ name: '报道.zip', size: 2, contentType: 'application/zip' })
    expect(await (await fetch(file.url)).text()).toBe('PK')
  })

  it('has groups and subcommands', async () => {
    const { server, got } = await logIn(echo)
    await server.interaction({ command: 'corpus add', options: { url: 'x' } }).answered
    await server.interaction({ command: 'corpus terms add', options: { url: 'y' } }).answered
    const seen = got.map((command) => {
      if (!command.isChatInputCommand()) return null
      const { options, commandName } = command
      const group = options.getSubcommandGroup(false)
      return [commandName, group, options.getSubcommand(), options.getString('url')]
    })
    expect(seen).toEqual([
      ['corpus', null, 'add', 'x'],
      ['corpus', 'terms', 'add', 'y'],
    ])
  })

  it('comes from a person with roles, permissions and a language', async () => {
    const { server, got } = await logIn(echo)
    const user = server.person({ username: 'editor', roles: ['900'], permissions: 1n << 5n })
    await server.interaction({ command: 'ask', user, locale: 'zh-TW' }).answered
    const [command] = got
    if (!command?.inCachedGuild()) throw new Error('not on the server')
    expect(command.user.username).toBe('editor')
    expect(command.member.roles.cache.has('900')).toBe(true)
    expect(command.memberPermissions.has('ManageGuild')).toBe(true)
    expect(command.locale).toBe('zh-TW')
    expect(command.appPermissions.has('CreatePublicThreads')).toBe(true)
  })

  it('comes from a channel, a thread or a direct channel', async () => {
    const { server, got } = await logIn(echo)
    const thread = server.openThread({ name: '追问' })
    const other = server.person()
    await server.interaction({ command: 'ask', channelId: thread }).answered
    await server.interaction({ command: 'ask', direct: true, user: other }).answered
    const [inThread, direct] = got
    expect(inThread?.channel?.isThread()).toBe(true)
    expect(inThread?.inGuild()).toBe(true)
    expect(direct?.inGuild()).toBe(false)
    expect(direct?.user.id).toBe(other.id)
    expect(direct?.channelId).not.toBe(server.state.directChannelId)
    expect(server.shownIn(thread)).toMatchObject([{ text: '好' }])
  })
})

describe('the menu of a message', () => {
  it('hands the message over', async () => {
    const { server, got } = await logIn(echo)
    const message = server.message({ content: '新馆面积3万平方米' })
    await server.useMenu({ command: '核对', message }).answered
    const [menu] = got
    if (!menu?.isMessageContextMenuCommand()) throw new Error('not a menu')
    expect(menu.commandName).toBe('核对')
    expect(menu.targetMessage).toMatchObject({ id: message.id, content: '新馆面积3万平方米' })
  })
})

describe('an autocomplete', () => {
  it('sends what was typed and shows what is suggested', async () => {
    const { server } = await logIn(async (interaction) => {
      if (!interaction.isAutocomplete()) return
      const { name, value } = interaction.options.getFocused(true)
      const since = interaction.options.getString('since')
      await interaction.respond([{ name: `${name}：${value}市日报`, value: `${since}` }])
    })
    const options = { since: '2024-05-01' }
    const typing = { command: 'ask', option: 'source', value: '某', options }
    expect(await server.autocomplete(typing).choices).toEqual([
      { name: 'source：某市日报', value: '2024-05-01' },
    ])
  })

  it('is not asked for by an option that has none', async () => {
    const { server, client } = await logIn()
    const source = { type: 3, name: 'source', description: '媒体' }
    await client.application?.commands.set([
      { name: 'ask', description: '提问', options: [source] },
    ])
    const typing = { command: 'ask', option: 'source', value: '某' }
    expect(() => server.autocomplete(typing)).toThrow('/ask suggests nothing for source')
  })
})
