import { describe, expect, it } from 'vitest'
import { discord } from '../running-bot.js'
import { send } from './client.js'
import { expectLimit } from './expect-limit.js'

const long = (length: number) => '字'.repeat(length)
const embed = (parts: object) => ({ embeds: [{ description: '正文', ...parts }] })
const field = { name: '名', value: '值' }
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
]

describe('messages', () => {
  it.each(messages)('%s', async (_, kept, broken) => {
    await expectLimit(kept, broken)
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
