import { z } from 'zod'
import { modelFailureReasons, reasonKinds } from '../../../../src/domain/index.js'
import { citationSchema, date } from './parts.js'

export const answerSchema = z.strictObject({
  status: z.enum(['answered', 'no_evidence']),
  question: z.string(),
  short: z.string().nullable(),
  answer: z.string().min(1),
  sentences: z.array(
    z.strictObject({ text: z.string().min(1), cites: z.array(z.int().positive()).min(1) }),
  ),
  citations: z.array(citationSchema),
  independentOrigins: z.int(),
  conflicts: z.array(
    z.strictObject({
      about: z.string(),
      values: z.array(z.strictObject({ value: z.string(), n: z.int() })),
    }),
  ),
  corpusAsOf: date,
  indexVersion: z.string(),
  mode: z.enum(['extractive', 'generated']),
  clarify: z.string().nullable(),
  notice: z.string().nullable(),
  notes: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.enum(['understood_as', 'continues', 'reworded', 'unanswered']),
        question: z.string().min(1),
      }),
      z.strictObject({ kind: z.literal('corrected'), written: z.string(), meant: z.string() }),
      z.strictObject({
        kind: z.literal('reported_by'),
        reports: z.array(
          z.strictObject({
            source: z.string().nullable(),
            published: date,
            author: z.string().nullable(),
          }),
        ),
      }),
    ]),
  ),
  modelFailure: z.enum(modelFailureReasons).nullable(),
  confidence: z.enum(['high', 'medium', 'low']),
  related: z.array(citationSchema),
  isNear: z.boolean(),
})

const verdict = z.enum(['supported', 'contradicted', 'disputed', 'not_in_corpus'])
const reasons = z.array(z.string().min(1)).min(1)

const why = z
  .array(
    z.strictObject({
      kind: z.enum(reasonKinds),
      values: z.strictObject({
        said: z.string().optional(),
        claimed: z.string().optional(),
        converted: z.string().optional(),
      }),
      cites: z.array(z.int().positive()),
    }),
  )
  .min(1)

export const checkSchema = z.strictObject({
  claim: z.string(),
  verdict,
  reasons,
  citations: z.array(citationSchema),
  independentOrigins: z.int(),
  parts: z.array(z.strictObject({ text: z.string().min(1), verdict, reasons, why })).min(1),
  related: z.array(citationSchema),
  corpusAsOf: date,
  indexVersion: z.string(),
  mode: z.enum(['extractive', 'generated']),
  modelFailure: z.string().nullable(),
})

export const timelineSchema = z.strictObject({
  subject: z.string().min(1),
  understoodAs: z.string().nullable(),
  restriction: z.strictObject({ since: date, until: date, source: z.string().nullable() }),
  entries: z.array(
    citationSchema.omit({ n: true }).extend({
      date,
      dateIs: z.enum(['event', 'published']).nullable(),
      reports: z.int().positive(),
      copies: z.array(z.string()),
      alsoIn: z.array(z.string()),
      quantities: z.array(
        z.strictObject({
          start: z.int(),
          end: z.int(),
          text: z.string().min(1),
          value: z.number(),
          high: z.number().nullable(),
          unit: z.string(),
        }),
      ),
    }),
  ),
  values: z.array(
    z.strictObject({
      of: z.string().min(1),
      unit: z.string(),
      points: z
        .array(
          z.strictObject({
            date,
            period: z.string().nullable(),
            value: z.number(),
            text: z.string().min(1),
            articleId: z.string(),
            start: z.number().int().min(0),
            end: z.number().int().min(1),
            source: z.string().nullable(),
          }),
        )
        .min(2),
    }),
  ),
  more: z.boolean(),
  silent: z.boolean(),
  corpusAsOf: date,
  indexVersion: z.string(),
})
