import fc from 'fast-check'
import type {
  Answer,
  AnswerNote,
  AnswerSentence,
  Article,
  Citation,
  ClaimCheck,
  Conflict,
  ReceiptLine,
} from '../../../../src/domain/index.js'
import { modelFailureReasons, reasonKinds } from '../../../../src/domain/index.js'

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('新馆。[1]', '**', '@everyone', '[a](b)', '||||', '\n', '一'.repeat(3000)),
  fc.constantFrom('*\n'.repeat(600), '_[|'.repeat(300), '👩‍👩‍👧'.repeat(80)),
)
export const text = fc.array(words, { maxLength: 12 }).map((parts) => parts.join(''))
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const url = orNull(fc.oneof(text, fc.webUrl({ withQueryParameters: true, size: 'large' })))

export const citation: fc.Arbitrary<Citation> = fc.record({
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
  url,
})

const citations = fc.array(citation, { maxLength: 60 })

const conflict: fc.Arbitrary<Conflict> = fc.record({
  about: text,
  values: fc.array(fc.record({ value: text, n: fc.integer({ min: 1, max: 200 }) })),
})

const cites = fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 3 })
const sentence: fc.Arbitrary<AnswerSentence> = fc.record({ text, cites })

const report = fc.record({ source: orNull(text), published: orNull(text), author: orNull(text) })
const note: fc.Arbitrary<AnswerNote> = fc.oneof(
  fc.record({
    kind: fc.constantFrom(...(['understood_as', 'continues', 'reworded', 'unanswered'] as const)),
    question: text,
  }),
  fc.record({ kind: fc.constant('corrected' as const), written: text, meant: text }),
  fc.record({ kind: fc.constant('reported_by' as const), reports: fc.array(report) }),
)

export const anyAnswer: fc.Arbitrary<Answer> = fc.record({
  status: fc.constantFrom('answered' as const, 'no_evidence' as const),
  question: text,
  short: orNull(text),
  answer: text,
  sentences: fc.array(sentence, { maxLength: 40 }),
  citations,
  independentOrigins: fc.nat({ max: 60 }),
  conflicts: fc.array(conflict, { maxLength: 8 }),
  corpusAsOf: orNull(text),
  indexVersion: text,
  mode: fc.constantFrom('extractive' as const, 'generated' as const),
  isNear: fc.boolean(),
  clarify: orNull(text),
  notice: orNull(text),
  notes: fc.array(note, { maxLength: 4 }),
  modelFailure: orNull(fc.constantFrom(...modelFailureReasons)),
  confidence: fc.constantFrom('high' as const, 'medium' as const, 'low' as const),
  related: citations,
})

const verdict = fc.constantFrom(
  'supported' as const,
  'contradicted' as const,
  'disputed' as const,
  'not_in_corpus' as const,
)

const whys = fc.array(
  fc.record({
    kind: fc.constantFrom(...reasonKinds),
    values: fc.record({ said: text, claimed: text, converted: text }),
    cites: fc.array(fc.nat({ max: 60 }), { maxLength: 3 }),
  }),
  { maxLength: 3 },
)

export const anyCheck: fc.Arbitrary<ClaimCheck> = fc.record({
  claim: text,
  verdict,
  reasons: fc.array(text, { maxLength: 8 }),
  citations,
  independentOrigins: fc.nat({ max: 60 }),
  parts: fc.array(
    fc.record({ text, verdict, reasons: fc.array(text, { maxLength: 3 }), why: whys }),
    {
      maxLength: 9,
    },
  ),
  related: citations,
  corpusAsOf: orNull(text),
  indexVersion: text,
  mode: fc.constantFrom('extractive' as const, 'generated' as const),
  modelFailure: orNull(fc.constantFrom(...modelFailureReasons)),
})

export const anyReceipt: fc.Arbitrary<ReceiptLine[]> = fc.array(
  fc.record({
    articleId: text,
    title: orNull(text),
    start: fc.constant(0),
    end: fc.constant(1),
    score: fc.double({ min: -10, max: 10, noNaN: true }),
    dense: orNull(fc.nat(500)),
    lexical: orNull(fc.nat(500)),
    terms: fc.array(text, { maxLength: 9 }),
  }),
  { maxLength: 5 },
)

export const anyArticle: fc.Arbitrary<Article> = fc.record({
  id: text,
  title: orNull(text),
  source: orNull(text),
  author: orNull(text),
  published: orNull(text),
  file: text,
  url,
  lines: fc.constant([[0, 1]] as [number, number][]),
  text,
  damage: fc.constant([]),
  repairs: fc.constant([]),
  digest: fc.boolean(),
  origin: fc.constant('o'),
})
