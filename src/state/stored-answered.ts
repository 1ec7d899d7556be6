import { z } from 'zod'
import {
  type Answer,
  type Answered,
  type AnswerNote,
  type AnswerSentence,
  modelFailureReasons,
  reasonKinds,
} from '../domain/index.js'
import { fromColumn, parsedColumn } from './columns.js'
import type { NewAnswered } from './state.js'
import type { Tables } from './tables.js'

const text = z.string()
const maybe = text.nullable()
const number = z.number()

/** A citation as it is stored. */
export const storedCitation = z.object({
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

const sentence = z.object({ text, cites: z.array(number) })
const note = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['understood_as', 'continues', 'reworded', 'unanswered']),
    question: text,
  }),
  z.object({ kind: z.literal('corrected'), written: text, meant: text }),
  z.object({
    kind: z.literal('reported_by'),
    reports: z.array(z.object({ source: maybe, published: maybe, author: maybe })),
  }),
])
const modelFailure = z.enum(modelFailureReasons)

const answer = z.object({
  status: z.enum(['answered', 'no_evidence']),
  question: text,
  short: maybe,
  answer: text,
  sentences: z.array(sentence).optional(),
  citations: z.array(storedCitation),
  independentOrigins: number,
  conflicts: z.array(
    z.object({ about: text, values: z.array(z.object({ value: text, n: number })) }),
  ),
  corpusAsOf: maybe,
  indexVersion: text,
  mode: z.enum(['extractive', 'generated']),
  clarify: maybe.default(null),
  notice: maybe,
  notes: z.array(note).optional(),
  modelFailure: modelFailure.nullable().default(null),
  confidence: z.enum(['high', 'medium', 'low']),
  related: z.array(storedCitation),
  isNear: z.boolean().default(false),
})

/** Adds the parts that answers stored by older programs lack: these hold sentences and notes only as text. */
function withParts({ sentences, notes, ...kept }: z.infer<typeof answer>): Answer {
  const isSaid = kept.status === 'answered' || kept.isNear
  return {
    ...kept,
    sentences: sentences ?? (isSaid ? sentencesIn(kept.answer) : []),
    notes: notes ?? notesIn(kept.notice ?? ''),
  }
}

const beforeNearest =
  /^(?:没有直接写明，最接近的是：|沒有直接寫明，最接近的是：|Not stated as such; .*?: )/

function sentencesIn(said: string): AnswerSentence[] {
  const pieces = said.replace(beforeNearest, '').matchAll(/([\s\S]+?)((?:\[\d+\])+|$)/g)
  return [...pieces].map(([, text = '', markers = '']) => ({
    text,
    cites: (markers.match(/\d+/g) ?? []).map(Number),
  }))
}

function notesIn(notice: string): AnswerNote[] {
  const [, question] = /^(?:按|接[着著])“(.*?)”理解。/su.exec(notice) ?? []
  return question === undefined ? [] : [{ kind: 'understood_as', question }]
}

export const storedAnswer = answer.transform(withParts)

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
/** Empty for checks that were stored before reasons were. */
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
  citations: z.array(storedCitation),
  independentOrigins: number,
  parts: z.array(z.object({ text, verdict, reasons: z.array(text), why })),
  related: z.array(storedCitation),
  corpusAsOf: maybe,
  indexVersion: text,
  mode: z.enum(['extractive', 'generated']).default('extractive'),
  modelFailure: modelFailure.nullable().default(null),
})

/** Zero for checks that were stored before this was recorded. */
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
  tookMs: number.optional(),
  seals: z.record(text, text).optional(),
}

const stored = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('answer'),
    answer: storedAnswer,
    receipt: z.array(receiptLine),
    restriction: z
      .object({ since: text.optional(), until: text.optional(), source: text.optional() })
      .optional(),
    /** Older programs stored it here. */
    modelFailure: modelFailure.optional(),
  }),
  z.object({ ...common, kind: z.literal('check'), checks: z.array(check), left }),
]) satisfies z.ZodType<NewAnswered>

type Row = Pick<Tables['given'], 'id' | 'message' | 'body'>

/** Returns the answer or check of a row; null if it is damaged or only a newer program can read it. */
export function givenOfRow({ id, message, body }: Row): Answered | null {
  const { data } = stored.safeParse(parsedColumn(body))
  if (!data) return null
  const shown = { id, message: message === null ? null : fromColumn(message) }
  if (data.kind === 'check') return { ...data, ...shown }
  const { modelFailure = data.answer.modelFailure, ...kept } = data
  return { ...kept, ...shown, answer: { ...data.answer, modelFailure } }
}
