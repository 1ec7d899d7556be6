import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../src/domain/index.js'
import { answer, noEvidence } from './answers.js'
import {
  type BotUnderTest,
  descriptionOf,
  mentioning,
  runBot,
  runKeepingBot,
  textOf,
} from './running-bot.js'
import { timelineOf } from './timelines.js'

const question = '新馆有多大？'
const ask = { command: 'ask', options: { question } }
/** Makes sure that what was written before has been handled: events are handled in their order. */
const settle = ({ server }: BotUnderTest) => server.interaction({ command: 'help' }).answered

async function withRule(
  options: Record<string, string>,
  reply: () => Answer = () => answer(),
  settings = { messageContent: true },
) {
  const bot = await runBot(reply, { settings })
  const moderator = bot.server.person({ username: 'moderator', permissions: 1n << 5n })
  const set = (given: Record<string, string>, channelId?: string) =>
    bot.server.interaction({
      ...{ command: 'channel set', options: given, user: moderator },
      ...(channelId === undefined ? {} : { channelId }),
    }).answered
  const said = await set(options)
  return { ...bot, moderator, set, said }
}

describe('a channel that is bound to a source or to days', () => {
  it('restricts what is asked there by command and by mention, and says so', async () => {
    const bot = await withRule({ source: '某市日报', since: '2024-01-01' })
    const { server, service, said } = bot
    expect(said.content).toContain('只看 某市日报 的报道')
    const reply = await server.interaction(ask).answered
    expect(reply.embeds?.[0]?.footer?.text).toContain(
      '只看 某市日报 的报道 · 只看2024-01-01 及以后的报道',
    )
    await server.message(mentioning(server, question)).reply
    const bound = { since: '2024-01-01', until: undefined, source: '某市日报' }
    expect(service.restrictions).toEqual([bound, bound])
  })

  it('restricts each page of a timeline, also to a source whose name no button has room for', async () => {
    const source = '某市'.padEnd(95, '报')
    const { server, service } = await withRule({ source })
    service.timelines.set('新馆', timelineOf(20))
    const given = server.interaction({ command: 'timeline', options: { subject: '新馆' } })
    await given.answered
    expect(textOf(await server.press(given, '下一页').answered)).toContain('第 2 页')
    expect(service.timelinesAsked.map((asked) => asked.source)).toEqual([source, source])
  })

  it('lets a question name its own days or its own source', async () => {
    const { server, service } = await withRule({ source: '某市日报', since: '2024-01-01' })
    const own = (options: object) =>
      server.interaction({ command: 'ask', options: { question, ...options } }).answered
    await own({ until: '2023-12-31' })
    await own({ source: '晨报' })
    expect(service.restrictions).toEqual([
      { since: undefined, until: '2023-12-31', source: '某市日报' },
      { since: '2024-01-01', until: undefined, source: '晨报' },
    ])
  })

  it('holds in its threads, not in other channels, and no more once it is cleared', async () => {
    const bot = await withRule({ source: '某市日报' })
    const { server, service, moderator } = bot
    const thread = server.openThread({ name: '讨论' })
    await server.interaction({ ...ask, channelId: thread }).answered
    const other = server.state.addChannel({ type: 0, name: '别的' }).id
    await server.interaction({ ...ask, channelId: other }).answered
    const clear = { command: 'channel clear', user: moderator }
    expect((await server.interaction(clear).answered).content).toContain('已清除')
    await server.interaction(ask).answered
    expect(service.restrictions.map(({ source }) => source)).toEqual([
      '某市日报',
      undefined,
      undefined,
    ])
    expect((await service.state.audited(5)).map(({ action }) => action)).toEqual([
      'channel.clear',
      'channel.set',
    ])
  })

  it('refuses days that are none, and people who may not moderate', async () => {
    const { server, set } = await withRule({})
    expect((await set({ since: '2024-13-01' })).content).toContain('2024-13-01')
    expect((await set({ since: '2024-05-02', until: '2024-05-01' })).content).toContain(
      '2024-05-02',
    )
    const stranger = { command: 'channel set', options: { source: '晨报' } }
    expect((await server.interaction(stranger).answered).content).toContain('管理员')
    const show = {
      command: 'channel',
      subcommand: 'show',
      user: server.person({ permissions: 32n }),
    }
    expect((await server.interaction(show).answered).content).not.toContain('晨报')
  })

  it('is remembered after a restart', async () => {
    const first = await runKeepingBot()
    const user = first.server.person({ permissions: 32n })
    const set = { command: 'channel set', options: { source: '晨报' }, user }
    await first.server.interaction(set).answered
    const { server, service } = await first.restarted()
    await server.interaction(ask).answered
    expect(service.restrictions).toEqual([{ source: '晨报' }])
  })
})

describe('a channel that is left alone', () => {
  it('hears nothing of a mention, and only the asker sees what /ask answers', async () => {
    const bot = await withRule({ answers: 'never' })
    const { server, service } = bot
    server.message(mentioning(server, question))
    await settle(bot)
    expect(service.questions).toEqual([])
    const given = server.interaction(ask)
    expect(descriptionOf(await given.answered)).toContain('2.4万平方米')
    expect(server.shown(given).ephemeral).toBe(true)
  })
})

describe('a channel in which questions are answered unasked', () => {
  it('gets the answer in a thread on the question, where it can be followed up', async () => {
    const bot = await withRule({ answers: 'questions' })
    const { server, service } = bot
    const { id } = server.message({ content: question })
    const opened = await server.request('POST', new RegExp(`/messages/${id}/threads$`))
    expect(opened.body).toMatchObject({ name: question })
    const sent = await server.request('POST', new RegExp(`/channels/${id}/messages$`))
    expect(textOf(sent.body as Parameters<typeof textOf>[0])).toContain('2.4万平方米')
    await server.message({ content: '比老馆大多少？', channelId: id }).reply
    expect(service.questions).toEqual([question, '比老馆大多少？'])
    expect(service.options[1]?.history).toHaveLength(1)
  })

  it.each([
    ['the corpus is silent', () => noEvidence()],
    ['the answer is unsure', () => answer({ confidence: 'low' })],
    [
      'something breaks',
      () => {
        throw new Error('broken')
      },
    ],
  ])('is silent where %s, and notes no gap', async (_, reply) => {
    const bot = await withRule({ answers: 'questions' }, reply)
    const { server, service } = bot
    server.message({ content: question })
    await settle(bot)
    await bot.close()
    expect(service.questions).toEqual([question])
    expect(server.shownIn(server.state.channelId)).toHaveLength(3)
    expect(server.requests.filter(({ path }) => path.endsWith('/threads'))).toEqual([])
    expect(await service.state.gaps()).toEqual([])
  })

  it('hears no statement, no reply to somebody, no thread of people, and no other channel', async () => {
    const bot = await withRule({ answers: 'questions' })
    const { server, service } = bot
    const first = server.message({ content: '新馆昨天开放了，很多人去看。' })
    server.message({ content: question, replyTo: first.id })
    server.message({ content: question, mentions: [server.person()] })
    server.message({ content: question, channelId: server.openThread({ name: '讨论' }) })
    const other = server.state.addChannel({ type: 0, name: '别的' }).id
    server.message({ content: question, channelId: other })
    await settle(bot)
    expect(service.questions).toEqual([])
  })

  it('answers the opening of a post in a forum, once, and leaves the talk below it alone', async () => {
    const bot = await runBot(() => answer(), {
      settings: { messageContent: true },
      prepare: ({ state }) =>
        state.addChannel({ id: '900000000000000001', type: 15, name: '求助' }),
    })
    const { server, service } = bot
    const user = server.person({ permissions: 32n })
    const post = server.openThread({
      ...{ message: '900000000000000002', name: '新馆', parent: '900000000000000001' },
    })
    const set = { command: 'channel set', options: { answers: 'questions' } }
    await server.interaction({ ...set, user, channelId: post }).answered
    const opening = server.message({ content: question, channelId: post, id: post })
    const sent = await server.request('POST', new RegExp(`/channels/${post}/messages$`))
    expect(textOf(sent.body as Parameters<typeof textOf>[0])).toContain('2.4万平方米')
    expect(opening.id).toBe(post)
    server.message({ content: '那老馆呢？', channelId: post })
    await settle(bot)
    expect(service.questions).toEqual([question])
  })

  it('says that messages cannot be read where the bot may not read them', async () => {
    const { said } = await withRule({ answers: 'questions' }, undefined, { messageContent: false })
    expect(said.content).toContain('DISCORD_MESSAGE_CONTENT')
  })
})
