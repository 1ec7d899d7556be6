import { describe, expect, it } from 'vitest'
import { discord } from '../running-bot.js'
import { routesOf, send } from './client.js'

const long = (length: number) => '字'.repeat(length)
const command = { name: '提问', description: '说明' }
const option = { type: 3, name: '问题', description: '说明', required: true }
const optional = { ...option, required: false }
const choices = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `${index}`, value: `${index}` }))
const options = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ...option, name: `${index}` }))
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ...command, name: `${index}` }))
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
    'localised names like names',
    [{ ...command, name_localizations: { 'en-US': 'ask' } }],
    [{ ...command, name_localizations: { 'en-US': 'Ask the news' } }],
  ],
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
  [
    'choice value 100',
    [{ ...command, options: [{ ...option, choices: [{ name: 'a', value: long(100) }] }] }],
    [{ ...command, options: [{ ...option, choices: [{ name: 'a', value: long(101) }] }] }],
  ],
  [
    'choice name 100',
    [{ ...command, options: [{ ...option, choices: [{ name: long(100), value: 'a' }] }] }],
    [{ ...command, options: [{ ...option, choices: [{ name: long(101), value: 'a' }] }] }],
  ],
  ['25 options', [{ ...command, options: options(25) }], [{ ...command, options: options(26) }]],
  ['100 commands', many(100), many(101)],
  ['menu name 32', [{ type: 3, name: long(32) }], [{ type: 3, name: long(33) }]],
  [
    'localised menu name 32',
    [{ type: 3, name: '核对', name_localizations: { 'en-US': long(32) } }],
    [{ type: 3, name: '核对', name_localizations: { 'en-US': long(33) } }],
  ],
  ['a menu has no description', [{ type: 3, name: '核对' }], [{ ...command, type: 3 }]],
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

  it('suggest at most 25 choices of 100', async () => {
    const server = await discord()
    const { callback } = routesOf(
      server,
      server.autocomplete({ command: 'ask', option: 'source', value: '' }),
    )
    const suggest = (list: object[]) =>
      send(server, 'POST', callback, { type: 8, data: { choices: list } })
    expect(await suggest(choices(26))).toMatchObject({ status: 400, code: 50035 })
    for (const key of ['name', 'value']) {
      const broken = [{ name: 'a', value: 'a', [key]: long(101) }]
      expect(await suggest(broken)).toMatchObject({ status: 400, code: 50035 })
    }
    const [, ...others] = choices(25)
    const kept = [{ name: long(100), value: long(100) }, ...others]
    expect(await suggest(kept)).toMatchObject({ status: 204 })
  })
})
