import { describe, expect, it } from 'vitest'
import { discord } from '../running-bot.js'
import { type Answered, routesOf, send } from './client.js'

const long = (length: number) => '字'.repeat(length)
const embed = (parts: object) => ({ embeds: [{ description: '正文', ...parts }] })
const field = { name: '名', value: '值' }
const button = { type: 2, style: 1, label: '查看原文', custom_id: 'a' }
const row = (...components: object[]) => ({
  content: '正文',
  components: [{ type: 1, components }],
})
const select = (count: number) => ({
  type: 3,
  custom_id: 'a',
  options: Array.from({ length: count }, (_, index) => ({ label: `${index}`, value: `${index}` })),
})
const buttons = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ...button, custom_id: `${index}` }))

/** The limit, a message that just keeps it, and one that breaks it. */
const messages: [limit: string, kept: object, broken: object][] = [
  ['content 2,000', { content: long(2000) }, { content: long(2001) }],
  ['embed title 256', embed({ title: long(256) }), embed({ title: long(257) })],
  [
    'embed description 4,096',
    embed({ description: long(4096) }),
    embed({ description: long(4097) }),
  ],
  ['25 fields', embed({ fields: Array(25).fill(field) }), embed({ fields: Array(26).fill(field) })],
  [
    'field name 256',
    embed({ fields: [{ ...field, name: long(256) }] }),
    embed({ fields: [{ ...field, name: long(257) }] }),
  ],
  [
    'field value 1,024',
    embed({ fields: [{ ...field, value: long(1024) }] }),
    embed({ fields: [{ ...field, value: long(1025) }] }),
  ],
  [
    'field neither empty',
    embed({ fields: [field] }),
    embed({ fields: [{ name: '名', value: '' }] }),
  ],
  [
    'footer 2,048',
    embed({ footer: { text: long(2048) } }),
    embed({ footer: { text: long(2049) } }),
  ],
  [
    'author name 256',
    embed({ author: { name: long(256) } }),
    embed({ author: { name: long(257) } }),
  ],
  [
    '10 embeds',
    { embeds: Array(10).fill({ description: '正文' }) },
    { embeds: Array(11).fill({ description: '正文' }) },
  ],
  [
    '6,000 over all embeds',
    { embeds: [{ description: long(4000) }, { description: long(2000) }] },
    { embeds: [{ description: long(4000) }, { description: long(2000), footer: { text: 'a' } }] },
  ],
  ['an embed is not empty', embed({}), { embeds: [{}] }],
  ['5 buttons a row', row(...buttons(5)), row(...buttons(6))],
  ['button label 80', row({ ...button, label: long(80) }), row({ ...button, label: long(81) })],
  [
    'custom_id 100',
    row({ ...button, custom_id: long(100) }),
    row({ ...button, custom_id: long(101) }),
  ],
  ['25 options of a select', row(select(25)), row(select(26))],
]

describe('messages', () => {
  it.each(messages)('%s', async (_, kept, broken) => {
    const server = await discord()
    const create = `/channels/${server.state.channelId}/messages`
    const given = server.interaction({ command: 'ask' })
    const routes = routesOf(server, given)
    const refused = { status: 400, code: 50035, errors: expect.anything() }

    expect(await send(server, 'POST', create, kept)).toMatchObject({ status: 200 })
    expect(await send(server, 'POST', create, broken)).toMatchObject(refused)
    const callback = (data: object) =>
      send(server, 'POST', routes.callback, { type: 4, data }) as Promise<Answered>
    expect(await callback(broken)).toMatchObject(refused)
    expect(await callback(kept)).toMatchObject({ status: 204 })
    expect(await send(server, 'PATCH', routes.original, broken)).toMatchObject(refused)
    expect(await send(server, 'PATCH', routes.original, kept)).toMatchObject({ status: 200 })
    expect(server.failures).toHaveLength(3)
  })

  it('are not empty', async () => {
    const server = await discord()
    const create = `/channels/${server.state.channelId}/messages`
    expect(await send(server, 'POST', create, {})).toMatchObject({ status: 400, code: 50006 })
  })

  it('mention only in known ways', async () => {
    const server = await discord()
    const create = `/channels/${server.state.channelId}/messages`
    const body = { content: '正文', allowed_mentions: { parse: ['all'] } }
    expect(await send(server, 'POST', create, body)).toMatchObject({ status: 400, code: 50035 })
  })
})

const command = { name: '提问', description: '说明' }
const option = { type: 3, name: '问题', description: '说明', required: true }
const optional = { ...option, required: false }
const choices = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `${index}`, value: `${index}` }))
/** 20 options of 398 characters make 7,960; with 2 for the name and 2 for the description, 36 are left. */
const large = (extra: number) => ({
  ...command,
  description: long(2 + extra),
  options: Array.from({ length: 20 }, (_, index) => ({
    ...option,
    name: `${index}`.padStart(8, '0'),
    description: long(90),
    choices: choices(3).map((choice, n) => ({ ...choice, name: `${n}${long(96)}`, value: 'abc' })),
  })),
})

const commandLists: [limit: string, kept: object[], broken: object[]][] = [
  ['command name 32', [{ ...command, name: long(32) }], [{ ...command, name: long(33) }]],
  ['command name without capitals', [{ ...command, name: 'ask' }], [{ ...command, name: 'Ask' }]],
  [
    'description 100',
    [{ ...command, description: long(100) }],
    [{ ...command, description: long(101) }],
  ],
  ['a description', [command], [{ name: '提问' }]],
  [
    '25 choices of an option',
    [{ ...command, options: [{ ...option, choices: choices(25) }] }],
    [{ ...command, options: [{ ...option, choices: choices(26) }] }],
  ],
  [
    'required options first',
    [{ ...command, options: [option, { ...optional, name: '日期' }] }],
    [{ ...command, options: [{ ...optional, name: '日期' }, option] }],
  ],
  ['names used once', [command], [command, command]],
  ['8,000 in a command', [large(36)], [large(37)]],
]

describe('commands', () => {
  it.each(commandLists)('%s', async (_, kept, broken) => {
    const server = await discord()
    const { applicationId, guildId } = server.state
    for (const path of [
      `/applications/${applicationId}/commands`,
      `/applications/${applicationId}/guilds/${guildId}/commands`,
    ]) {
      expect(await send(server, 'PUT', path, kept)).toMatchObject({ status: 200 })
      expect(await send(server, 'PUT', path, broken)).toMatchObject({ status: 400, code: 50035 })
    }
  })

  it('suggest at most 25 choices', async () => {
    const server = await discord()
    const { callback } = routesOf(
      server,
      server.autocomplete({ command: 'ask', option: 'source', value: '' }),
    )
    const suggest = (count: number) =>
      send(server, 'POST', callback, { type: 8, data: { choices: choices(count) } })
    expect(await suggest(26)).toMatchObject({ status: 400, code: 50035 })
    expect(await suggest(25)).toMatchObject({ status: 204 })
  })
})
