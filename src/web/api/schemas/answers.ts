import { z } from '@hono/zod-openapi'
import { modelFailureReasons, reasonKinds } from '../../../domain/index.js'
import { citationSchema, dateSchema, LONGEST, restriction } from './parts.js'

export const turnSchema = z
  .strictObject({
    question: z.string().max(LONGEST),
    answer: z.string().max(4 * LONGEST),
    cited: z.array(z.string().max(500)).max(20).optional(),
  })
  .openapi('Turn')

export const askSchema = z
  .strictObject({
    question: z.string().min(1).max(LONGEST),
    history: z.array(turnSchema).max(10).optional(),
    ...restriction,
  })
  .openapi('AskRequest')

export const checkRequestSchema = z
  .strictObject({ claim: z.string().min(1).max(LONGEST), ...restriction })
  .openapi('CheckRequest')

export const sentenceSchema = z.object({ text: z.string(), cites: z.array(z.int()) })

const noteSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['understood_as', 'continues', 'reworded', 'unanswered']),
    question: z.string(),
  }),
  z.object({ kind: z.literal('corrected'), written: z.string(), meant: z.string() }),
  z.object({
    kind: z.literal('reported_by'),
    reports: z.array(
      z.object({
        source: z.string().nullable(),
        published: dateSchema,
        author: z.string().nullable(),
      }),
    ),
  }),
])

export const answerSchema = z
  .object({
    status: z.enum(['answered', 'no_evidence']),
    question: z.string(),
    short: z.string().nullable(),
    answer: z.string(),
    sentences: z.array(sentenceSchema),
    citations: z.array(citationSchema),
    independentOrigins: z.int(),
    conflicts: z.array(
      z.object({
        about: z.string(),
        values: z.array(z.object({ value: z.string(), n: z.int() })),
      }),
    ),
    corpusAsOf: dateSchema,
    indexVersion: z.string(),
    mode: z.enum(['extractive', 'generated']),
    clarify: z.string().nullable(),
    notice: z.string().nullable(),
    notes: z.array(noteSchema),
    modelFailure: z.enum(modelFailureReasons).nullable(),
    confidence: z.enum(['high', 'medium', 'low']),
    related: z.array(citationSchema),
    isNear: z.boolean(),
  })
  .openapi('Answer')

const verdict = z.enum(['supported', 'contradicted', 'disputed', 'not_in_corpus'])

const reasonSchema = z.object({
  kind: z.enum(reasonKinds),
  values: z.object({
    said: z.string().optional(),
    claimed: z.string().optional(),
    converted: z.string().optional(),
  }),
  cites: z.array(z.int()),
})

export const checkSchema = z
  .object({
    claim: z.string(),
    verdict,
    reasons: z.array(z.string()),
    citations: z.array(citationSchema),
    independentOrigins: z.int(),
    parts: z.array(
      z.object({
        text: z.string(),
        verdict,
        reasons: z.array(z.string()),
        why: z.array(reasonSchema),
      }),
    ),
    related: z.array(citationSchema),
    corpusAsOf: dateSchema,
    indexVersion: z.string(),
    mode: z.enum(['extractive', 'generated']),
    modelFailure: z.enum(modelFailureReasons).nullable(),
  })
  .openapi('Check')

/** What was answered in Discord, without who asked and where. */
export const keptSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['answer', 'check']),
    question: z.string(),
    at: z.string(),
    answer: answerSchema.optional(),
    checks: z.array(checkSchema).optional(),
  })
  .openapi('KeptAnswer')
