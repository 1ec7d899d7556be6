import { describe, expect, it } from 'vitest'
import { storeMessage } from '../../support/discord/message-store.js'
import { answer, article, citation, noEvidence } from './answers.js'
import {
  type BotUnderTest,
  controlsOf,
  descriptionOf,
  runBot,
  runKeepingBot,
  textOf,
} from './running-bot.js'

const question = '新馆有多大？'
const inThree = [
  ['zh-CN', '查看原文', '依据', '公开'],
  ['zh-TW', '查看原文', '依據', '公開'],
  ['en-US', 'Show source', 'How I know', 'Publish'],
] as const

async function asked({ server }: BotUnderTest, parts: object = {}, locale = 'zh-CN') {
  const given = server.interaction({ command: 'ask', options: { question, ...parts }, locale })
  await given.answered
  return given
}

describe.each(inThree)('the buttons of an answer in %s', (locale, original, receipt, publish) => {
  it('are those that can be used where it is shown', async () => {
    const bot = await runBot()
    const shown = await (await asked(bot, {}, locale)).answered
    expect(controlsOf(shown)).toEqual([original, receipt, '👍', '👎', expect.any(String), '🔔'])
    const hidden = await (await asked(bot, { private: true }, locale)).answered
    expect(controlsOf(hidden)).toEqual([original, receipt, '👍', '👎', publish, '🔔'])
    expect(bot.server.failures).toEqual([])
  })

  it('show a quote in its article, privately, in the language of who presses', async () => {
    const bot = await runBot()
    bot.service.articles.set('article-1', article())
    const pressed = bot.server.press(await asked(bot, {}, locale), original, { locale })
    expect((await pressed.acknowledged).data?.flags).toBe(64)
    const shown = await pressed.answered
    expect(descriptionOf(shown)).toContain('**新馆总建筑面积2.4万平方米**，比老馆大三倍。')
    expect(textOf(shown)).toContain('articles/001.txt')
    expect(textOf(shown)).toContain(
      { 'zh-CN': '第 3 行', 'zh-TW': '第 3 行', 'en-US': 'line 3' }[locale],
    )
  })
})

describe('查看原文', () => {
  const quotes = [
    citation(),
    citation({ n: 2, articleId: 'article-2', quote: '当天有两千人入馆', start: 21, end: 29 }),
  ]

  it('leads to every other quote by a select', async () => {
    const bot = await runBot(() => answer({ citations: quotes }))
    for (const id of ['article-1', 'article-2']) bot.service.articles.set(id, article({ id }))
    const first = bot.server.press(await asked(bot), '查看原文')
    expect(controlsOf(await first.answered)).toEqual(['看其他引文'])
    const second = bot.server.select(first, '看其他引文', ['[2] 新馆开放首日'])
    expect(descriptionOf(await second.answered)).toContain('**当天有两千人入馆**')
    const back = bot.server.select(second, '看其他引文', ['[1] 新馆开放首日'])
    expect(descriptionOf(await back.answered)).toContain('**新馆总建筑面积2.4万平方米**')
  })

  it.each([
    ['zh-CN', '已找不到这句话', '已移出语料', '这句话还在'],
    ['zh-TW', '已找不到這句話', '已移出語料', '這句話還在'],
    ['en-US', 'no longer has this sentence', 'no longer in the corpus', 'still there'],
  ])('tells in %s what has become of the article', async (locale, changed, gone, moved) => {
    const bot = await runBot()
    const given = await asked(bot)
    const original = async () =>
      descriptionOf(await bot.server.press(given, '查看原文', { locale }).answered)
    expect(await original()).toContain(gone)
    expect(await original()).toContain('**新馆总建筑面积2.4万平方米**')
    bot.service.articles.set('article-1', article({ text: '全文已改写。' }))
    expect(await original()).toContain(changed)
    expect(await original()).not.toContain('全文已改写')
    bot.service.articles.set('article-1', article({ text: `更正：${article().text}` }))
    expect(await original()).toContain(moved)
    expect(await original()).toContain('更正：**新馆总建筑面积2.4万平方米**，比老馆')
  })

  it('shows the nearest passages of an answer without evidence', async () => {
    const bot = await runBot(() => noEvidence())
    bot.service.articles.set('article-1', article())
    const shown = await bot.server.press(await asked(bot), '查看原文').answered
    expect(descriptionOf(shown)).toContain('**新馆总建筑面积2.4万平方米**')
  })
})

describe('依据', () => {
  it.each([
    ['zh-CN', '依据', '这条回答的依据', '直接摘自原文 · 把握大', '1. 新馆开放首日'],
    ['zh-TW', '依據', '這則回答的依據', '直接摘自原文 · 把握大', '1. 新馆开放首日'],
    ['en-US', 'How I know', 'How I arrived', 'word for word · high confidence', '1. 新馆开放首日'],
  ])('tells in %s from what the answer was made', async (locale, button, ...parts) => {
    const bot = await runBot((_, { onHits }) => {
      const { text } = article()
      const passage = { id: 'p', articleId: 'article-1', start: 0, end: 14, text }
      const trace = { dense: { rank: 2, score: 1 }, lexical: null, terms: ['新馆', '*面积*'] }
      onHits?.([{ article: article(), passage, score: 0.731, trace }] as never)
      return answer()
    })
    const shown = await bot.server.press(await asked(bot, {}, locale), button, { locale }).answered
    for (const part of [...parts, '0.73', '新馆、\\*面积\\*']) expect(textOf(shown)).toContain(part)
    expect(textOf(shown)).toMatch(/<t:\d+:f>/)
  })
})

describe('公开', () => {
  it('shows a private answer with its question to everybody, once', async () => {
    const bot = await runBot()
    bot.service.articles.set('article-1', article())
    const given = await asked(bot, { private: true })
    const pressed = bot.server.press(given, '公开')
    const shown = await pressed.followedUp
    expect(shown.flags ?? 0).toBe(0)
    expect(shown.content).toBe('> 新馆有多大？')
    expect(descriptionOf(shown)).toContain('**2.4万平方米**')
    expect(controlsOf(shown)).toEqual(['查看原文', '依据', '👍', '👎', '追问', '🔔'])
    await pressed.answered
    expect(() => bot.server.press(given, '公开')).toThrow('has no 公开')
    expect(() => bot.server.press(given, '查看原文')).not.toThrow()
  })

  it('pressed twice at once shows it once, and it counts as public from then on', async () => {
    const bot = await runBot()
    const { server, service } = bot
    const given = await asked(bot, { private: true })
    const presses = [server.press(given, '公开'), server.press(given, '公开')]
    await Promise.all(presses.map((pressed) => pressed.answered))
    const open = server.shownIn(server.state.channelId).filter(({ ephemeral }) => !ephemeral)
    expect(open).toHaveLength(1)
    expect(server.shown(given).buttons).not.toContain('公开')
    const last = await service.state.lastIn(server.state.channelId)
    expect(last).toMatchObject({ question, isPrivate: false })
  })

  it('can be pressed again where Discord did not take the answer', async () => {
    const bot = await runBot()
    const { server } = bot
    const given = await asked(bot, { private: true })
    const failed = bot.log.next('一次操作没有完成：出错')
    server.fail({
      ...{ method: 'POST', path: /^\/webhooks\/\d+\/[^/]+$/, status: 400, times: 1 },
      body: { code: 0, message: 'planned fault' },
    })
    server.press(given, '公开')
    await failed
    const again = server.press(given, '公开')
    expect(descriptionOf(await again.followedUp)).toContain('**2.4万平方米**')
    await again.answered
  })

  it.each([
    ['zh-CN', '只有提问的人'],
    ['zh-TW', '只有提問的人'],
    ['en-US', 'Only the person who asked'],
  ])('is refused to others in %s, without a word in the channel', async (locale, refusal) => {
    const bot = await runBot()
    const { server } = bot
    const given = await asked(bot, { private: true })
    const button = { type: 2, style: 2, label: '公开', custom_id: idOf(bot, given.id, '公开') }
    const body = { content: '旧的', components: [{ type: 1, components: [button] }] }
    const shown = storeMessage(server.state, { channelId: server.state.channelId, body })
    const pressed = server.press(shown.id, '公开', { user: server.person(), locale })
    const reply = await pressed.followedUp
    expect(reply.content).toContain(refusal)
    expect(reply.flags).toBe(64)
    expect(server.state.messages.get(shown.id)).toMatchObject({ content: '旧的' })
  })
})

describe('a button', () => {
  it.each([
    ['zh-CN', '找不到这条回答了', '这个操作已经停用'],
    ['zh-TW', '找不到這則回答了', '這個操作已經停用'],
    ['en-US', 'This answer is gone', 'no longer available'],
  ])('whose answer is gone, or that nobody knows, says so in %s', async (locale, gone, unknown) => {
    const bot = await runBot()
    const { server, service } = bot
    const given = await asked(bot)
    await service.state.forgetUser(server.state.person.id)
    for (const button of ['查看原文', '依据', '👍', '👎', '追问']) {
      const pressed = server.press(given, button, { locale })
      expect((await pressed.answered).content).toContain(gone)
    }
    const components = [{ type: 2, style: 2, label: '旧', custom_id: 'never:heard:of:it' }]
    const body = { content: '旧的', components: [{ type: 1, components }] }
    const old = storeMessage(server.state, { channelId: server.state.channelId, body })
    const reply = await server.press(old.id, '旧', { locale }).answered
    expect(reply).toMatchObject({ content: expect.stringContaining(unknown), flags: 64 })
    expect(server.failures).toEqual([])
  })

  it('works after a restart', async () => {
    const first = await runKeepingBot(() => answer({ citations: [citation(), citation({ n: 2 })] }))
    first.service.articles.set('article-1', article())
    const given = await asked(first, { private: true })
    const other = await asked(first)
    const { server, service, log } = await first.restarted()
    expect(server.gateway.connections).toBe(1)
    const original = server.press(given, '查看原文')
    expect(descriptionOf(await original.answered)).toContain('**新馆总建筑面积2.4万平方米**')
    const select = server.select(original, '看其他引文', ['1'])
    expect(descriptionOf(await select.answered)).toContain('新馆总建筑面积')
    expect(textOf(await server.press(given, '依据').answered)).toContain('这条回答的依据')
    expect((await server.press(given, '👍').answered).content).toContain('谢谢')
    const why = server.press(other, '👎')
    await why.modal
    expect((await server.submitModal(why, { reason: '太旧' }).answered).content).toContain('原因')
    expect(await service.state.gaps()).toMatchObject([{ question, reason: '太旧' }])
    expect(descriptionOf(await server.press(given, '公开').followedUp)).toContain('**2.4万平方米**')
    expect((await server.press(other, '追问').answered).content).toContain('<#')
    expect(log.at('error')).toEqual([])
  })
})

/** The custom_id of a button of an interaction's answer. */
function idOf({ server }: BotUnderTest, interaction: string, name: string): string {
  const id = server.state.interactions.get(interaction)?.originalId ?? ''
  const rows = server.state.messages.get(id)?.components ?? []
  const buttons = rows.flatMap(({ components = [] }) => components)
  const found = buttons.find(({ label }) => label === name)
  if (!found?.custom_id) throw new Error(`no button ${name}`)
  return found.custom_id
}
