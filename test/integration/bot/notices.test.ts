import { describe, expect, it } from 'vitest'
import { wordsIn } from '../../../src/bot/messages/words-in.js'
import { modelFailureReasons } from '../../../src/domain/index.js'
import { modelFailureIn } from '../../../src/wording/model-failures.js'
import { answer, article } from './answers.js'
import { runBot } from './running-bot.js'

const notes = [{ kind: 'understood_as' as const, question: '新馆有多大？' }]

describe('why a chat model did not write an answer', () => {
  it.each([
    [
      'zh-CN',
      '公开',
      '按“新馆有多大？”理解 · 未使用对话模型（模型服务没有接受请求），回答直接摘自原文',
    ],
    [
      'zh-TW',
      '公開',
      '按「新馆有多大？」理解 · 未使用對話模型（模型服務沒有接受請求），回答直接摘自原文',
    ],
    [
      'en-US',
      'Publish',
      'Understood as “新馆有多大？” · Quoted directly, without the chat model: its provider did not accept the request',
    ],
  ])('is said in %s, also when the answer is published', async (locale, publish, said) => {
    const { server, service } = await runBot(() => answer({ notes, modelFailure: 'refused' }))
    service.articles.set('article-1', article())
    const options = { question: '那它呢？', private: true }
    const asked = server.interaction({ command: 'ask', options, locale })
    const shown = await asked.answered
    const published = await server.press(asked, publish, { locale }).followedUp
    for (const { embeds } of [shown, published]) {
      expect(embeds?.[0]?.footer?.text?.startsWith(`${said} · `)).toBe(true)
    }
  })

  it('names no setting, and no Chinese in English', () => {
    for (const reason of modelFailureReasons) {
      expect(modelFailureIn('en', reason, true)).not.toMatch(/\p{Script=Han}/u)
      for (const locale of ['zh-CN', 'zh-TW', 'en'] as const) {
        expect(modelFailureIn(locale, reason, true)).not.toMatch(/[A-Z]+_[A-Z]+/)
      }
    }
  })
})

it.each([
  ['人民网', null, '⚠ 说法不一：人民网写作“2.1万平方米”。'],
  ['人民网', '2023-11-02', '⚠ 说法不一：人民网 2023-11-02 写作“2.1万平方米”。'],
  ['某市晚报', '2023-11-02', '⚠ 说法不一：《某市晚报》2023-11-02 写作“2.1万平方米”。'],
])('title marks stand around papers only: %s', (source, date, said) => {
  const words = wordsIn('zh-CN')
  expect(words.conflict(null) + words.states(source, date, '2.1万平方米')).toBe(said)
})
