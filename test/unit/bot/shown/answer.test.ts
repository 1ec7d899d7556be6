import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { locales } from '../../../../src/bot/locale.js'
import { showAnswer } from '../../../../src/bot/shown/answer.js'
import { embedMessage } from '../../../../src/bot/shown/bot-message.js'
import type { Answer, Citation, Conflict } from '../../../../src/domain/index.js'
import { messageToCreate } from '../../../support/discord/validation.js'
import { answered } from '../../answer/invented.js'

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('新馆。[1]', '**', '@everyone', '[a](b)', '||||', '\n', '一'.repeat(3000)),
)
const text = fc.array(words, { maxLength: 12 }).map((parts) => parts.join(''))
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })

const citation: fc.Arbitrary<Citation> = fc.record({
  n: fc.integer({ min: 1, max: 200 }),
  quote: text,
  articleId: fc.string({ maxLength: 3 }),
  title: orNull(text),
  source: orNull(text),
  published: orNull(text),
  file: text,
  lines: fc.constant<[number, number]>([1, 1]),
  page: fc.option(fc.nat(300)),
  digest: fc.boolean(),
  start: fc.constant(0),
  end: fc.constant(1),
  origin: fc.string({ maxLength: 2 }),
  url: orNull(fc.oneof(text, fc.webUrl({ withQueryParameters: true, size: 'large' }))),
})
const conflict: fc.Arbitrary<Conflict> = fc.record({
  about: text,
  values: fc.array(fc.record({ value: text, n: fc.integer({ min: 1, max: 200 }) })),
})
const anyAnswer: fc.Arbitrary<Answer> = fc.record({
  status: fc.constantFrom('answered' as const, 'no_evidence' as const),
  question: text,
  short: orNull(text),
  answer: text,
  citations: fc.array(citation, { maxLength: 60 }),
  independentOrigins: fc.nat({ max: 60 }),
  conflicts: fc.array(conflict, { maxLength: 8 }),
  corpusAsOf: orNull(text),
  indexVersion: fc.constant('1'),
  mode: fc.constantFrom('extractive' as const, 'generated' as const),
  notice: orNull(text),
  confidence: fc.constantFrom('high' as const, 'medium' as const, 'low' as const),
  related: fc.array(citation, { maxLength: 60 }),
})

describe('showAnswer', () => {
  it('renders any answer within the limits of Discord, and mentions no one', () => {
    fc.assert(
      fc.property(anyAnswer, fc.constantFrom(...locales), (answer, locale) => {
        const { allowedMentions, ...message } = embedMessage(showAnswer(answer, locale, true).embed)
        // Throws what the platform would refuse.
        messageToCreate(message)
        expect(allowedMentions).toEqual({ parse: [], repliedUser: false })
        expect(message.embeds?.[0]?.description).not.toMatch(/@(everyone|here)/i)
      }),
      { numRuns: 60 },
    )
  })

  it('says in the footer why the chat model was not used', () => {
    const notice = '未使用对话模型：模型超时，以下为直接摘录。'
    const { embed } = showAnswer(answered({ notice }), 'zh-CN')
    expect(embed.footer?.text).toMatch(new RegExp(`^${notice} · 1 篇报道`))
  })
})
