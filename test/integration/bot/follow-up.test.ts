import { describe, expect, it } from 'vitest'
import { turnOf } from '../../../src/domain/index.js'
import { answer } from './answers.js'
import { type BotUnderTest, mentioning, runBot } from './running-bot.js'

const first = turnOf('新馆有多大？', answer())

/** Asks by a mention; the id of the answer's message. */
async function answered({ server }: BotUnderTest, text = '新馆有多大？'): Promise<string> {
  return server.message(mentioning(server, text)).replyId
}

/** Opens a thread on an answer by its button; returns its id. */
async function branched(bot: BotUnderTest, message: string): Promise<string> {
  const { content } = await bot.server.press(message, '追问').answered
  return /<#(\d+)>/.exec(content ?? '')?.[1] ?? ''
}

const historyOf = ({ service }: BotUnderTest) => service.options.at(-1)?.history

describe('a reply to an answer', () => {
  it('follows it up, and so does a reply to that one, three turns back at most', async () => {
    const bot = await runBot((question) => answer({ question, answer: `答${question}` }))
    const { bot: self } = bot.server.state
    let last = await answered(bot, '一？')
    for (const content of ['二？', '三？', '四？', '五？']) {
      last = await bot.server.message({ content, replyTo: last, mentions: [self] }).replyId
    }
    expect(bot.service.questions).toEqual(['一？', '二？', '三？', '四？', '五？'])
    expect(historyOf(bot)?.map(({ question }) => question)).toEqual(['二？', '三？', '四？'])
    expect(historyOf(bot)?.at(-1)?.answer).toBe('答四？')
  })

  it('needs no mention where messages may be read', async () => {
    const bot = await runBot(undefined, { settings: { messageContent: true } })
    const replyTo = await answered(bot)
    await bot.server.message({ content: '那老馆呢？', replyTo }).reply
    expect(historyOf(bot)).toEqual([first])
  })

  it('that is a published one follows that up', async () => {
    const bot = await runBot()
    const options = { question: '新馆有多大？', private: true }
    const asked = bot.server.interaction({ command: 'ask', options })
    await asked.answered
    const pressed = bot.server.press(asked, '公开')
    await pressed.answered
    const replyTo = [...bot.server.state.messages.keys()].at(-1) ?? ''
    const mentions = [bot.server.state.bot]
    await bot.server.message({ content: '那老馆呢？', replyTo, mentions }).reply
    expect(historyOf(bot)).toEqual([first])
  })

  it('is answered without its history when that cannot be read', async () => {
    const bot = await runBot()
    const replyTo = await answered(bot)
    const mentions = [bot.server.state.bot]
    bot.service.state.turnsUpTo = () => Promise.reject(new Error('locked'))
    await bot.server.message({ content: '那老馆呢？', replyTo, mentions }).reply
    bot.service.state.givenIn = () => Promise.reject(new Error('locked'))
    await bot.server.message({ content: '还有呢？', replyTo, mentions }).reply
    expect(bot.service.options.slice(1).map(({ history }) => history)).toEqual([[], []])
    expect(bot.log.at('error')).toEqual([
      '没能查到前几轮的内容，只按这个问题本身回答',
      '没能查到这条消息接的是哪个回答',
    ])
  })
})

describe('a thread opened by the button of an answer', () => {
  it.each([
    ['zh-CN', '追问', '里接着问', '@ 我，或者回复我的回答'],
    ['zh-TW', '追問', '裡接著問', '@ 我，或者回覆我的回答'],
    ['en-US', 'Follow up', 'keep asking in', 'mention me or reply to my answer'],
  ])('is told of in %s, and says how to ask there', async (locale, label, told, hint) => {
    const bot = await runBot()
    const { server } = bot
    const question = '问'.repeat(120)
    const asked = server.interaction({ command: 'ask', options: { question }, locale })
    await asked.answered
    const pressed = server.press(asked, label, { locale })
    const reply = await pressed.answered
    expect(reply.content).toContain(told)
    const [, thread = ''] = /<#(\d+)>/.exec(reply.content ?? '') ?? []
    expect(server.state.channel(thread)).toMatchObject({ type: 11, ownerId: server.state.bot.id })
    expect(server.state.channel(thread).name).toHaveLength(100)
    const said = [...server.state.messages.values()].find(({ channelId }) => channelId === thread)
    expect(said?.content).toContain(hint)
    // Whoever presses it again is led to the thread that is there.
    const again = server.press(asked, label, { locale, user: server.person() })
    expect((await again.answered).content).toContain(`<#${thread}>`)
  })

  it('says so when it may not be opened', async () => {
    const bot = await runBot()
    const message = await answered(bot)
    const body = { code: 50013, message: 'Missing Permissions' }
    bot.server.fail({ method: 'POST', path: /threads$/, status: 403, body, times: 1 })
    const { content } = await bot.server.press(message, '追问', { locale: 'zh-TW' }).answered
    expect(content).toBe('我在這裡沒有權限開討論串。直接回覆我的回答，也可以追問。')
  })

  it('keeps the turns in mind: first the answer it was opened on, then its own', async () => {
    const bot = await runBot()
    const thread = await branched(bot, await answered(bot))
    const ask = (text: string) =>
      bot.server.message({ ...mentioning(bot.server, text), channelId: thread }).reply
    await ask('那老馆呢？')
    expect(historyOf(bot)).toEqual([first])
    await ask('什么时候拆？')
    expect(historyOf(bot)?.map(({ question }) => question)).toEqual(['新馆有多大？', '那老馆呢？'])
  })

  it('is read without mentions only where messages may be read', async () => {
    for (const messageContent of [true, false]) {
      const bot = await runBot(undefined, { settings: { messageContent } })
      const thread = await branched(bot, await answered(bot))
      bot.server.message({ content: '那老馆呢？', channelId: thread })
      await bot.server.message({ ...mentioning(bot.server, '完了？'), channelId: thread }).reply
      const expected = messageContent ? ['那老馆呢？', '完了？'] : ['完了？']
      expect(bot.service.questions.slice(1)).toEqual(expected)
    }
  })

  it('leaves alone what its members say to each other, and threads of others', async () => {
    const bot = await runBot(undefined, { settings: { messageContent: true } })
    const { server } = bot
    const thread = await branched(bot, await answered(bot))
    const picture = server.message({ content: '', channelId: thread })
    server.message({ content: '你看呢？', replyTo: picture.id, channelId: thread })
    const foreign = server.openThread({ name: '闲聊' })
    server.message({ content: '在吗？', channelId: foreign })
    const chat = server.message({ content: '闲聊' })
    server.message({ content: '是啊', replyTo: chat.id })
    await server.message({ ...mentioning(server, '完了？'), channelId: thread }).reply
    expect(bot.service.questions.slice(1)).toEqual(['完了？'])
  })

  it('tells the others nothing of what one of them asks there privately', async () => {
    const bot = await runBot((question) => answer({ question }))
    const thread = await branched(bot, await answered(bot))
    const options = { question: '只有我知道的事？', private: true }
    await bot.server.interaction({ command: 'ask', options, channelId: thread }).answered
    const author = bot.server.person()
    const written = { ...mentioning(bot.server, '那老馆呢？'), channelId: thread, author }
    await bot.server.message(written).reply
    expect(historyOf(bot)?.map(({ question }) => question)).toEqual(['新馆有多大？'])
  })
})
