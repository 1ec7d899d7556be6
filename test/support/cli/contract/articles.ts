import { z } from 'zod'
import { date, rejectedSchema } from './parts.js'

const damage = z.strictObject({ start: z.int(), end: z.int(), kind: z.string() })

export const articleSchema = z.strictObject({
  id: z.string(),
  title: z.string().nullable(),
  source: z.string().nullable(),
  author: z.string().nullable(),
  published: date,
  file: z.string(),
  url: z.string().nullable(),
  text: z.string().min(1),
  damage: z.array(damage),
  repairs: z.array(z.strictObject({ kind: z.string(), count: z.int() })),
  digest: z.boolean(),
  origin: z.string(),
  lines: z.array(z.tuple([z.int(), z.int()])).min(1),
  /** Only for files with pages. */
  pages: z
    .array(z.tuple([z.int(), z.int().positive()]))
    .min(1)
    .optional(),
  /** Only of `article`, for what a feed brought. */
  ofFeed: z
    .strictObject({
      feed: z
        .strictObject({ id: z.string(), title: z.string().nullable(), url: z.url() })
        .nullable(),
      vanishedAt: z.iso.datetime().nullable(),
    })
    .optional(),
  /** Only for text read from pictures. */
  boxes: z
    .array(z.tuple([z.int(), z.int(), z.int(), z.int(), z.int()]))
    .min(1)
    .optional(),
})

export const cleanSchema = z.strictObject({
  articles: z.array(articleSchema),
  rejected: rejectedSchema,
})

const leg = z.strictObject({ rank: z.int().positive(), score: z.number() }).nullable()

export const searchSchema = z.strictObject({
  query: z.string(),
  hits: z.array(
    z.strictObject({
      articleId: z.string(),
      file: z.string(),
      start: z.int(),
      end: z.int(),
      text: z.string(),
      score: z.number(),
      /** Has a part for each way of searching; the parts sum to the score. */
      trace: z.looseObject({
        dense: leg,
        lexical: leg,
        parts: z.record(z.string(), z.number()),
      }),
    }),
  ),
})
