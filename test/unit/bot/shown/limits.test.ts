import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { embedMessage } from '../../../../src/bot/discord/bot-message.js'
import { wordsIn } from '../../../../src/bot/messages/words-in.js'
import { showArticle, showList } from '../../../../src/bot/shown/article.js'
import { showChecks } from '../../../../src/bot/shown/check.js'
import { originalOf } from '../../../../src/bot/shown/original.js'
import { receiptOf } from '../../../../src/bot/shown/receipt.js'
import { locales } from '../../../../src/wording/locale.js'
import { messageToCreate } from '../../../support/discord/validation.js'
import { answered } from '../../answer/invented.js'
import { anyArticle, anyCheck, anyReceipt, citation, text } from './invented.js'

const anyLocale = fc.constantFrom(...locales)
const words = anyLocale.map(wordsIn)

/** Fails for what Discord would refuse, and for mentions. */
function expectShowable(embeds: Parameters<typeof embedMessage>[0]): void {
  const { allowedMentions: _, ...message } = embedMessage(embeds)
  messageToCreate(message)
  for (const { description } of message.embeds) {
    expect(description).not.toMatch(/@(everyone|here)/i)
  }
}

describe('whatever the corpus holds, Discord takes', () => {
  it('checks', () => {
    const checks = fc.array(anyCheck, { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(checks, fc.nat(9), anyLocale, (given, left, locale) => {
        expectShowable(showChecks(given, left, locale))
      }),
      { numRuns: 30, endOnFailure: true },
    )
  })

  it('five checks with as much as can be in each', () => {
    const long = fc.constantFrom('一'.repeat(3000), '*'.repeat(3000), '[|'.repeat(2000))
    const check = fc.record({ full: anyCheck, claim: long, reason: long })
    fc.assert(
      fc.property(fc.array(check, { minLength: 5, maxLength: 5 }), anyLocale, (given, locale) => {
        const checks = given.map(({ full, claim, reason }) => ({
          ...full,
          claim,
          reasons: [reason, reason],
          parts: [],
        }))
        expectShowable(showChecks(checks, 3, locale))
      }),
      { numRuns: 30, endOnFailure: true },
    )
  })

  it('quotes in their articles, changed or not', () => {
    const place = fc.record({ before: text, quote: text, after: text, isThere: fc.boolean() })
    fc.assert(
      fc.property(citation, fc.option(anyArticle), place, words, (cited, article, parts, in_) => {
        const { before, quote, after, isThere } = parts
        const start = before.length
        const shown = { ...cited, quote, start, end: start + quote.length }
        const whole = article && isThere ? { ...article, text: before + quote + after } : article
        const embed = originalOf(shown, whole, { isChanged: true, othersChanged: true }, in_)
        expectShowable(embed)
      }),
      { numRuns: 40, endOnFailure: true },
    )
  })

  it('cuts no character in two around a quote', () => {
    const pairs = '𠀀'.repeat(400)
    for (const odd of ['', '一']) {
      const body = `${odd}${pairs}引文${odd}${pairs}`
      const start = body.indexOf('引文')
      const cited = { ...answered().citations[0], quote: '引文', start, end: start + 2 }
      const [article] = fc.sample(anyArticle, 1)
      const embed = originalOf(
        cited as Parameters<typeof originalOf>[0],
        { ...article, text: body } as Parameters<typeof originalOf>[1],
        { isChanged: false, othersChanged: true },
        wordsIn('zh-CN'),
      )
      expect(embed.description).not.toMatch(/\p{Cs}/u)
    }
  })

  it('receipts', () => {
    const time = fc.constantFrom('2024-05-18T00:00:00Z', '')
    fc.assert(
      fc.property(anyReceipt, text, time, words, (receipt, indexVersion, at, in_) => {
        const given = {
          kind: 'answer' as const,
          answer: answered({ indexVersion }),
          receipt,
          id: '0123456789',
          question: '问？',
          user: '1',
          channel: null,
          message: null,
          previous: null,
          locale: 'zh-CN',
          isPrivate: false,
          at,
        }
        expectShowable(receiptOf(given, true, in_))
      }),
      { numRuns: 30, endOnFailure: true },
    )
  })

  it('articles and lists of them', () => {
    const articles = fc.array(anyArticle, { minLength: 1, maxLength: 10 })
    fc.assert(
      fc.property(articles, text, words, (given, title, in_) => {
        expectShowable(showList(given, in_.listTitle(given.length, title), '1', in_))
        const feed = { id: 'feed000001', title, url: 'http://news.example.com/rss.xml' }
        const item = { feed, vanishedAt: '2025-03-05T08:00:00.000Z' }
        for (const article of given) expectShowable(showArticle(article, item, in_))
      }),
      { numRuns: 40, endOnFailure: true },
    )
  })
})
