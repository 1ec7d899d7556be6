import { z } from 'zod'
import { type Answered, modelFailureReasons, reasonKinds } from '../domain/index.js'
import { fromColumn, parsedColumn } from './columns.js'
import type { NewAnswered } from './state.js'
import type { Tables } from './tables.js'

const text = z.string()
const maybe = text.nullable()
const number = z.number()

const citation = z.object({
  n: number,
  quote: text,
  articleId: text,
  title: maybe,
  source: maybe,
  published: maybe,
  file: text,
  lines: z.tuple([number, number]),
  page: number.nullable(),
  digest: z.boolean(),
  start: number,
  end: number,
  origin: text,
  url: maybe,
})

const answer = z.object({
  status: z.enum(['answered', 'no_evidence']),
  question: text,
  short: maybe,
  answer: text,
  citations: z.array(citation),
  independentOrigins: number,
  conflicts: z.array(
    z.object({ about: text, values: z.array(z.object({ value: text, n: number })) }),
  ),
  corpusAsOf: maybe,
  indexVersion: text,
  mode: z.enum(['extractive', 'generated']),
  clarify: maybe.default(null),
  notice: maybe,
  confidence: z.enum(['high', 'medium', 'low']),
  related: z.array(citation),
  isNear: z.boolean().default(false),
})

const receiptLine = z.object({
  articleId: text,
  title: maybe,
  start: number,
  end: number,
  score: number,
  dense: number.nullable(),
  lexical: number.nullable(),
  terms: z.array(text),
})

const verdict = z.enum(['supported', 'contradicted', 'disputed', 'not_in_corpus'])
/** Checks of before it was kept have none. */
const why = z
  .array(
    z.object({
      kind: z.enum(reasonKinds),
      values: z.object({
        said: text.optional(),
        claimed: text.optional(),
        converted: text.optional(),
      }),
      cites: z.array(number),
    }),
  )
  .default([])

const check = z.object({
  claim: text,
  verdict,
  reasons: z.array(text),
  citations: z.array(citation),
  independentOrigins: number,
  parts: z.array(z.object({ text, verdict, reasons: z.array(text), why })),
  related: z.array(citation),
  corpusAsOf: maybe,
  indexVersion: text,
  mode: z.enum(['extractive', 'generated']).default('extractive'),
  modelFailure: z.enum(modelFailureReasons).nullable().default(null),
})

/** Checks of before it was noted have none. */
const left = number.default(0)

const common = {
  question: text,
  user: text,
  channel: maybe,
  message: maybe,
  previous: maybe,
  locale: text,
  isPrivate: z.boolean(),
  at: text,
  seals: z.record(text, text).optional(),
}

const stored = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('answer'),
    answer,
    receipt: z.array(receiptLine),
    modelFailure: z.enum(modelFailureReasons).optional(),
  }),
  z.object({ ...common, kind: z.literal('check'), checks: z.array(check), left }),
]) satisfies z.ZodType<NewAnswered>

type Row = Pick<Tables['given'], 'id' | 'message' | 'body'>

/** The given answer of a row; null for one that is damaged or that only a newer program can read. */
export function givenOfRow({ id, message, body }: Row): Answered | null {
  const { data } = stored.safeParse(parsedColumn(body))
  return data ? { ...data, id, message: message === null ? null : fromColumn(message) } : null
}
