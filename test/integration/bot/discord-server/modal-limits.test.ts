import { describe, expect, it } from 'vitest'
import { discord } from '../running-bot.js'
import { routesOf, send } from './client.js'

const long = (length: number) => '字'.repeat(length)
const input = { type: 4, custom_id: 'note', style: 2, label: '说明' }
const row = (parts: object = {}) => ({ type: 1, components: [{ ...input, ...parts }] })
const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => row({ custom_id: `${index}` }))
const modal = { custom_id: 'report', title: '报告错误', components: [row()] }
const withInput = (parts: object) => ({ ...modal, components: [row(parts)] })
const labelled = (label: string) => ({
  ...modal,
  components: [{ type: 18, label, component: { ...input, label: undefined } }],
})

/** The limit, a modal that just keeps it, and one that breaks it. */
const modals: [limit: string, kept: object, broken: object][] = [
  ['title 45', { ...modal, title: long(45) }, { ...modal, title: long(46) }],
  ['custom_id 100', { ...modal, custom_id: long(100) }, { ...modal, custom_id: long(101) }],
  ['5 rows', { ...modal, components: rows(5) }, { ...modal, components: rows(6) }],
  ['a row', modal, { ...modal, components: [] }],
  [
    'one input a row',
    modal,
    {
      ...modal,
      components: [{ type: 1, components: [input, { ...input, custom_id: 'other' }] }],
    },
  ],
  ['custom_id unique', { ...modal, components: rows(2) }, { ...modal, components: [row(), row()] }],
  ['input custom_id 100', withInput({ custom_id: long(100) }), withInput({ custom_id: long(101) })],
  ['input label 45', withInput({ label: long(45) }), withInput({ label: long(46) })],
  ['an input label', modal, withInput({ label: undefined })],
  ['label component 45', labelled(long(45)), labelled(long(46))],
  ['placeholder 100', withInput({ placeholder: long(100) }), withInput({ placeholder: long(101) })],
  ['value 4,000', withInput({ value: long(4000) }), withInput({ value: long(4001) })],
  [
    'value within its input',
    withInput({ value: '二字', max_length: 2 }),
    withInput({ value: '三个字', max_length: 2 }),
  ],
  ['max_length 4,000', withInput({ max_length: 4000 }), withInput({ max_length: 4001 })],
  [
    'min_length at most max_length',
    withInput({ min_length: 2, max_length: 2 }),
    withInput({ min_length: 3, max_length: 2 }),
  ],
]

describe('modals', () => {
  it.each(modals)('%s', async (_, kept, broken) => {
    const server = await discord()
    const { callback } = routesOf(server, server.interaction({ command: 'report' }))
    const open = (data: object) => send(server, 'POST', callback, { type: 9, data })
    expect(await open(broken)).toMatchObject({ status: 400, code: 50035 })
    expect(await open(kept)).toMatchObject({ status: 204 })
  })
})

describe('a callback', () => {
  it.each([
    ['suggestions', 8, { choices: [] }, 'a command'],
    ['an update', 7, { content: '正文' }, 'a command'],
    ['a deferred update', 6, undefined, 'a command'],
    ['a message', 4, { content: '正文' }, 'an autocomplete'],
  ])('with %s (%i) does not suit each interaction', async (_, type, data, kind) => {
    const server = await discord()
    const typing = { command: 'ask', option: 'source', value: '' }
    const given =
      kind === 'a command' ? server.interaction({ command: 'ask' }) : server.autocomplete(typing)
    const { callback } = routesOf(server, given)
    expect(await send(server, 'POST', callback, { type, data })).toMatchObject({ code: 50035 })
  })
})
