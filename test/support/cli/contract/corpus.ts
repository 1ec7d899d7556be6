import { z } from 'zod'
import { citationSchema, date, rejectedSchema, timestamp } from './parts.js'

const unsettledSchema = z.array(
  z.strictObject({ file: z.string(), reason: z.string(), articles: z.int().nonnegative() }),
)

const canariesSchema = z.strictObject({
  asked: z.int().positive(),
  rightBefore: z.int().nullable(),
  rightAfter: z.int(),
  worse: z.array(
    z.strictObject({ question: z.string(), before: z.string(), after: z.string().min(1) }),
  ),
})

export const reportSchema = z.strictObject({
  version: z.string(),
  articles: z.int(),
  passages: z.int(),
  added: z.int(),
  changed: z.int(),
  removed: z.int(),
  unchanged: z.int(),
  rejected: rejectedSchema,
  unsettled: unsettledSchema,
  seconds: z.number().nonnegative(),
  canaries: canariesSchema.nullable(),
  published: z.boolean(),
  damagedVectors: z.int().nonnegative(),
  serving: z.string(),
})

const listedSchema = z.strictObject({
  id: z.string(),
  title: z.string().nullable(),
  source: z.string().nullable(),
  published: date,
  file: z.string(),
})

export const planSchema = z.strictObject({
  indexVersion: z.string().nullable(),
  digest: z.string(),
  added: z.array(listedSchema),
  changed: z.array(listedSchema),
  removed: z.array(listedSchema),
  unchanged: z.int(),
  files: z.strictObject({
    added: z.array(z.string()),
    changed: z.array(z.string()),
    removed: z.array(z.string()),
    unchanged: z.int(),
  }),
  copies: z.array(
    z.strictObject({ article: listedSchema, of: listedSchema, ofOrigin: z.int().min(2) }),
  ),
  rejected: rejectedSchema,
  unsettled: unsettledSchema,
})

export const statusSchema = z.strictObject({
  corpus: z.string(),
  files: z.int(),
  model: z.string(),
  index: z
    .strictObject({
      version: z.string(),
      createdAt: timestamp,
      fits: z.boolean(),
      articles: z.int(),
      passages: z.int(),
      oldest: date,
      newest: date,
    })
    .nullable(),
  pending: z.strictObject({ added: z.int(), changed: z.int(), removed: z.int() }),
  notRead: rejectedSchema,
  rejected: rejectedSchema,
  unsettled: unsettledSchema,
})

export const listSchema = z.strictObject({
  articles: z.array(listedSchema),
  total: z.int(),
  page: z.int().positive(),
  pages: z.int().positive(),
  perPage: z.int().positive(),
  indexVersion: z.string(),
})

const summarySchema = z.strictObject({
  createdAt: timestamp,
  articles: z.int(),
  passages: z.int(),
  oldest: date,
  newest: date,
})

export const historySchema = z.strictObject({
  versions: z.array(
    z.strictObject({
      version: z.string(),
      inService: z.boolean(),
      holds: summarySchema.nullable(),
    }),
  ),
})

export const auditedSchema = historySchema.extend({
  audit: z.array(
    z.strictObject({
      at: z.iso.datetime(),
      user: z.string(),
      action: z.string(),
      outcome: z.string(),
      detail: z.string(),
    }),
  ),
})

export const rollbackSchema = z.strictObject({
  version: z.string(),
  holds: summarySchema,
  previous: z.string().nullable(),
})

export const addSchema = z.strictObject({
  files: z.array(
    z.strictObject({
      name: z.string(),
      outcome: z.enum(['added', 'present', 'rejected']),
      file: z.string().nullable(),
      articles: z.array(z.strictObject({ id: z.string(), title: z.string().nullable() })),
      articleCount: z.number().int(),
      rejected: rejectedSchema,
    }),
  ),
})

export const removeSchema = z.strictObject({
  file: z.string(),
  what: z.enum(['file', 'record']),
  articles: z.array(listedSchema).min(1),
  keptAs: z.string().nullable(),
})

/** Of `corpus turned`. */
export const turnedSchema = z.strictObject({
  turned: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(['answer', 'check']),
      question: z.string(),
      askedAt: timestamp,
      channel: z.string().nullable(),
      message: z.string().nullable(),
      at: timestamp,
      shown: z.enum(['due', 'shown', 'lost']),
      changes: z
        .array(
          z.strictObject({
            kind: z.enum(['value', 'conflict', 'answered', 'verdict']),
            before: z.string().nullable(),
            after: z.string().nullable(),
            claim: z.string().nullable(),
            citation: citationSchema.nullable(),
            indexVersion: z.string(),
            said: z.string().min(1),
          }),
        )
        .min(1),
    }),
  ),
})
