import { expect, it } from 'vitest'
import type { DiscordServer } from '../../support/discord/index.js'
import { descriptionOf, runBot } from './running-bot.js'

const dropped = '丢弃了 Discord 发来的一个看不懂的事件，照常运行'
const failed = '处理 Discord 的事件时出错'
const options = { question: '新馆有多大？' }
const secret = '一句私下的话'

const answers = async (server: DiscordServer) =>
  descriptionOf(
    await server.interaction({ command: 'ask', options, user: server.person() }).answered,
  )

const event = (t: unknown, d: unknown, s: unknown = null) => JSON.stringify({ op: 0, s, t, d })
const packet = (op: unknown, d: unknown) => JSON.stringify({ op, d })

/** An interaction that is right but for the parts given; `undefined` leaves a part out. */
function interaction({ state }: DiscordServer, parts: object): string {
  return event('INTERACTION_CREATE', {
    ...{ id: state.snowflake(), application_id: state.bot.id, token: 't', version: 1, type: 2 },
    ...{ channel_id: state.channelId, guild_id: state.guildId, locale: 'zh-CN' },
    channel: { id: state.channelId, type: 0 },
    member: { user: { id: state.person.id, username: 'x' }, roles: [], permissions: '0' },
    data: {
      id: '1',
      name: 'ask',
      type: 1,
      options: [{ name: 'question', type: 3, value: secret }],
    },
    ...{ entitlements: [], authorizing_integration_owners: {}, context: 0 },
    ...parts,
  })
}

function ready({ state }: DiscordServer, parts: object): string {
  const user = { id: state.bot.id, username: 'bot', discriminator: '0' }
  return event('READY', {
    ...{ v: 10, session_id: 'x', resume_gateway_url: 'ws://127.0.0.1:1/', guilds: [] },
    ...{ user, application: { id: state.bot.id, flags: 0 }, ...parts },
  })
}

/** Frames that are dropped, each with one line in the log. */
const frames: Record<string, (server: DiscordServer) => string | Buffer> = {
  'no JSON': () => 'garbage',
  'an empty frame': () => '',
  'a binary frame': () => Buffer.from([1, 2, 3]),
  null: () => 'null',
  'a number': () => '5',
  'an array': () => '[]',
  'a deep array': () => '['.repeat(100_000) + ']'.repeat(100_000),
  'no op': () => '{}',
  'an op that is text': () => packet('0', {}),
  'an op nobody knows': () => packet(99, null),
  'an op that all objects have': () => packet('constructor', null),
  'an event without a name': () => '{"op":0,"d":{}}',
  'an event named error': () => event('error', { message: 'x' }),
  'an event whose name is a number': () => event(5, {}),
  'an interaction that is null': () => event('INTERACTION_CREATE', null),
  'an interaction that is text': () => event('INTERACTION_CREATE', secret),
  'an interaction that is an array': () => event('INTERACTION_CREATE', []),
  'a message that is text': () => event('MESSAGE_CREATE', secret),
  'a guild that is null': () => event('GUILD_CREATE', null),
  'threads without any': ({ state }) => event('THREAD_LIST_SYNC', { guild_id: state.guildId }),
  'an interaction without a user': (server) => interaction(server, { member: undefined }),
  'a member without a user': (server) => interaction(server, { member: { roles: [] } }),
  'a button without a message': (server) =>
    interaction(server, { type: 3, data: { custom_id: 'up:x', component_type: 2 } }),
  'an interaction without an id': (server) => interaction(server, { id: undefined }),
  'a message that is empty': () => event('MESSAGE_CREATE', {}),
  'a guild that is empty': () => event('GUILD_CREATE', {}),
  'a guild that goes without an id': () => event('GUILD_DELETE', { id: null }),
  'a channel whose id is a number': () => event('CHANNEL_CREATE', { id: 7 }),
  'a sequence number too large': () => event('TYPING_START', {}, 1e308),
  'a negative sequence number': () => event('TYPING_START', {}, -1),
  'a sequence number that is text': () => event('TYPING_START', {}, '7'),
  'a second READY': (server) => ready(server, {}),
  'a second READY that is empty': () => event('READY', {}),
  'a second READY that is null': () => event('READY', null),
  'a second hello': () => packet(10, { heartbeat_interval: 41_250 }),
  'a hello that is null': () => packet(10, null),
  'a hello without a pause': () => packet(10, { heartbeat_interval: 0 }),
  'a hello with too long a pause': () => packet(10, { heartbeat_interval: 1e300 }),
  'an invalid session that is null': () => packet(9, null),
}

it('drops what it cannot work on, with one line each, and answers what comes next', async () => {
  const { server, log } = await runBot()
  for (const [name, frame] of Object.entries(frames)) {
    const before = log.entries.length
    server.gateway.sendFrame(frame(server))
    // What comes later in a connection is worked on later: then the frame has been seen.
    expect(await answers(server), name).toContain('2.4万平方米')
    const said = log.entries.slice(before).filter(({ level }) => level !== 'debug')
    expect(said.filter(({ text }) => text === dropped).length, name).toBe(1)
    expect(JSON.stringify(said), name).not.toContain(secret)
  }
  expect(server.gateway.connections).toBe(1)
  const again = server.gateway.nextConnection()
  server.gateway.dropConnections()
  await again
  expect(await answers(server)).toContain('2.4万平方米')
})

it('outlives what its own handlers cannot work on', async () => {
  const { server, log } = await runBot()
  const handled: Record<string, string> = {
    'a message without an author': event('MESSAGE_CREATE', {
      ...{ id: server.state.snowflake(), channel_id: server.state.channelId, content: secret },
    }),
  }
  for (const [name, frame] of Object.entries(handled)) {
    const before = log.entries.length
    server.gateway.sendFrame(frame)
    expect(await answers(server), name).toContain('2.4万平方米')
    const said = log.entries.slice(before).filter(({ level }) => level !== 'debug')
    expect(said.filter(({ text }) => text === failed).length, name).toBe(1)
    expect(JSON.stringify(said), name).not.toContain(secret)
  }
})

it('drops also what is kept until it is ready', async () => {
  const { server, log } = await runBot(undefined, {
    prepare(server) {
      server.gateway.early.push(interaction(server, { member: undefined }))
      const data = { custom_id: 'up:x', component_type: 2 }
      server.gateway.early.push(interaction(server, { type: 3, data }))
    },
  })
  expect(await answers(server)).toContain('2.4万平方米')
  expect(log.at('error')).toEqual([dropped, dropped])
})

it.each([1011, 3000, 4000, 4009, 4999])(
  'connects again when the connection is closed with %i',
  async (code) => {
    const { server } = await runBot()
    const again = server.gateway.nextConnection()
    server.gateway.closeConnections(code)
    await again
    expect(await answers(server)).toContain('2.4万平方米')
  },
)
