import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aboutBridge } from '../../support/app/app-on-news.js'
import { news } from '../../support/cli/news.js'
import { answer, article, citation, claimCheck } from './answers.js'
import { moderatedBot } from './moderating/moderated-bot.js'
import { type BotUnderTest, runBot, textOf } from './running-bot.js'

const question = '新馆有多大？'
const inThree = [
  ['zh-CN', ['依据', '看其余部分', '公开', '查看原文'], '引用的文章有改动或已移出语料'],
  ['zh-TW', ['依據', '看其餘部分', '公開', '查看原文'], '引用的文章有變更或已移出語料'],
  [
    'en-US',
    ['How I know', 'Show the rest', 'Publish', 'Show source'],
    'has been changed or removed',
  ],
] as const

const long = answer({ answer: '新馆总建筑面积2.4万平方米，比老馆大三倍。[1]'.repeat(300) })

/** A private answer longer than its message, whose article is there. */
async function longAnswer(locale: string) {
  const bot = await runBot(() => long)
  bot.service.articles.set('article-1', article())
  const options = { question, private: true }
  const given = bot.server.interaction({ command: 'ask', options, locale })
  await given.answered
  return { bot, given }
}

const changes = [
  ['a correction was appended', article({ text: `${article().text}更正：是2.1万平方米。` })],
  ['the date was put right', article({ published: '2024-05-19' })],
  ['the author was put right', article({ author: '何雨' })],
  ['it went', null],
] as const

function change({ service }: BotUnderTest, to: ReturnType<typeof article> | null): void {
  if (to) service.articles.set('article-1', to)
  else service.articles.delete('article-1')
}

describe.each(inThree)('in %s', (locale, [receipt, rest, publish, original], marked) => {
  it.each(changes)('what is shown again of an answer is marked after %s', async (_, changed) => {
    const { bot, given } = await longAnswer(locale)
    const opened = async (button: string) =>
      textOf(await bot.server.press(given, button, { locale }).answered)
    for (const button of [receipt, rest, original]) expect(await opened(button)).not.toContain('⚠')
    change(bot, changed)
    for (const button of [receipt, rest]) expect(await opened(button)).toContain(marked)
    expect(await opened(original)).toMatch(/⚠ .*[，,。.]/)
    const published = await bot.server.press(given, publish, { locale }).followedUp
    expect(published.content).toContain(marked)
    expect(published.content).toContain(question)
    expect(bot.server.failures).toEqual([])
  })

  it('a private check is marked when it is published', async () => {
    const bot = await runBot()
    bot.service.checks.set('新馆面积3万平方米', claimCheck())
    bot.service.articles.set('article-1', article())
    const options = { claim: '新馆面积3万平方米' }
    const given = bot.server.interaction({ command: 'check', options, locale })
    await given.answered
    bot.service.articles.delete('article-1')
    const published = await bot.server.press(given, publish, { locale }).followedUp
    expect(published.content).toContain(marked)
  })
})

it.each(['constructor', '__proto__'])('an article called %s is sealed as any other', async (id) => {
  const bot = await runBot(() => answer({ citations: [citation({ articleId: id })] }))
  bot.service.articles.set(id, article({ id }))
  const given = bot.server.interaction({ command: 'ask', options: { question } })
  await given.answered
  const shown = async () => textOf(await bot.server.press(given, '查看原文').answered)
  expect(await shown()).not.toContain('⚠')
  bot.service.articles.set(id, article({ id, text: `${article().text}（更正）` }))
  expect(await shown()).toContain('⚠')
})

it('a quote of an article that is as it was tells of the others', async () => {
  const quotes = [citation(), citation({ n: 2, articleId: 'article-2' })]
  const bot = await runBot(() => answer({ citations: quotes }))
  for (const id of ['article-1', 'article-2']) bot.service.articles.set(id, article({ id }))
  const given = bot.server.interaction({ command: 'ask', options: { question } })
  await given.answered
  bot.service.articles.delete('article-2')
  const original = textOf(await bot.server.press(given, '查看原文').answered)
  expect(original).toContain('⚠ 这篇文章没有变，但回答引用的其他文章有改动')
})

it('an answer of an older program is marked by what its quotes tell', async () => {
  const bot = await runBot()
  const { service, server } = bot
  bot.service.articles.set('article-1', article())
  const given = server.interaction({ command: 'ask', options: { question } })
  await given.answered
  const found = service.state.given
  service.state.given = async (id) => {
    const { seals: _, ...older } = (await found(id)) ?? {}
    return older as Awaited<ReturnType<typeof found>>
  }
  const receipt = async () => textOf(await server.press(given, '依据').answered)
  expect(await receipt()).not.toContain('⚠')
  change(bot, article({ text: `${article().text}更正：是2.1万平方米。` }))
  expect(await receipt()).not.toContain('⚠')
  change(bot, article({ published: '2024-05-19' }))
  expect(await receipt()).toContain('⚠')
})

it('a correction below the quote, and an article that went, are marked on the real corpus', async () => {
  const { server, app, on } = await moderatedBot()
  const options = { question: aboutBridge, private: true }
  const asked = server.interaction({ command: 'ask', options })
  await asked.answered
  const opened = async (button: string) => textOf(await server.press(asked, button).answered)
  expect(await opened('依据')).not.toContain('⚠')
  await on.write({ 'bridge.md': `${news['bridge.md']}\n更正：总投资应为21亿元。\n` })
  await app.ingest()
  expect(await opened('依据')).toContain('⚠ 回答之后，引用的文章有改动')
  expect(await opened('查看原文')).toContain('⚠ 回答之后，这篇文章有改动，但这句话还在')
  await rm(join(on.corpus, 'bridge.md'))
  await app.ingest()
  expect(await opened('依据')).toContain('⚠ 回答之后，引用的文章有改动或已移出语料')
  const published = await server.press(asked, '公开').followedUp
  expect(published.content).toContain('⚠ 回答之后，引用的文章有改动或已移出语料')
})
