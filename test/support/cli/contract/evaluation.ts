import { z } from 'zod'

const share = z.number().min(0).max(1)
const retrievalSchema = z.strictObject({
  hit1: share,
  hit5: share,
  hit10: share,
  mrr10: share,
  answerIn1: share.nullable(),
  answerIn5: share.nullable(),
  answerIn10: share.nullable(),
})

const band = z.strictObject({ answered: z.int(), right: z.int() })

function byVerdict<T extends z.ZodType>(each: T) {
  return z.strictObject({
    supported: each,
    contradicted: each,
    disputed: each,
    not_in_corpus: each,
  })
}

const answerFiguresSchema = z.strictObject({
  answerable: z.int(),
  inShort: z.int(),
  inAnswer: z.int(),
  right: z.int(),
  wronglySilent: z.int(),
  meanAnswerLength: z.number(),
  unanswerable: z.int(),
  silent: z.int(),
  quotes: z.int(),
  answersWithInexactQuotes: z.int(),
  answersWithUnsupportedNumbers: z.int(),
  conflicting: z.int(),
  conflictsShown: z.int(),
  conflictsElsewhere: z.int(),
  byConfidence: z.strictObject({ high: band, medium: band, low: band }),
})

const generationSchema = z.strictObject({
  generated: z.int(),
  declined: z.int(),
  fellBack: z.int(),
  fallbacks: z.array(
    z.strictObject({ reason: z.string(), cause: z.string().min(1), answers: z.int().positive() }),
  ),
  sentences: z.int(),
  unsupportedSentences: z.int(),
  answers: answerFiguresSchema.nullable(),
})

const figuresSchema = z.strictObject({
  questions: z.int(),
  retrieval: z
    .strictObject({
      dense: retrievalSchema,
      lexical: retrievalSchema,
      together: retrievalSchema,
    })
    .nullable(),
  latency: z.strictObject({ p50: z.number().positive(), p95: z.number().positive() }).nullable(),
  answers: answerFiguresSchema.nullable(),
  /** Null unless a chat model was to write the answers. */
  generation: generationSchema.nullable(),
})

const verdictsSchema = z.strictObject({
  claims: z.int(),
  right: z.int(),
  given: byVerdict(byVerdict(z.int())),
  quotes: z.int(),
  checksWithInexactQuotes: z.int(),
})

export const evaluationSchema = figuresSchema.extend({
  indexVersion: z.string(),
  /** Null if the set has no claims. */
  verdicts: verdictsSchema.nullable(),
  halves: z.strictObject({ odd: figuresSchema, even: figuresSchema }).nullable(),
})
