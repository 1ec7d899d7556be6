import { z } from '@hono/zod-openapi'
import { dateSchema, LONGEST, restriction } from './parts.js'

export const searchRequestSchema = z.object({
  query: z.string().min(1).max(LONGEST),
  k: z.coerce.number().int().min(1).max(50).default(10),
  ...restriction,
})

export const listRequestSchema = z.object({
  query: z.string().max(200).optional(),
  source: z.string().max(200).optional(),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(20),
})

/** An id is no path: whatever it holds, it is only compared with the ids of the index. */
export const articleId = z.string().min(1).max(1000)

const legSchema = z.object({ rank: z.int(), score: z.number() }).nullable()

export const searchSchema = z
  .object({
    query: z.string(),
    hits: z.array(
      z.object({
        articleId: z.string(),
        file: z.string(),
        start: z.int(),
        end: z.int(),
        text: z.string(),
        score: z.number(),
        trace: z.looseObject({
          dense: legSchema,
          lexical: legSchema,
          parts: z.record(z.string(), z.number()),
        }),
      }),
    ),
  })
  .openapi('Search')

export const listSchema = z
  .object({
    articles: z.array(
      z.object({
        id: z.string(),
        title: z.string().nullable(),
        source: z.string().nullable(),
        published: dateSchema,
        file: z.string(),
      }),
    ),
    total: z.int(),
    page: z.int(),
    pages: z.int(),
    perPage: z.int(),
    indexVersion: z.string(),
  })
  .openapi('ArticleList')

export const articleSchema = z
  .object({
    id: z.string(),
    title: z.string().nullable(),
    source: z.string().nullable(),
    author: z.string().nullable(),
    published: dateSchema,
    file: z.string(),
    url: z.string().nullable(),
    text: z.string(),
    damage: z.array(z.object({ start: z.int(), end: z.int(), kind: z.string() })),
    repairs: z.array(z.object({ kind: z.string(), count: z.int() })),
    digest: z.boolean(),
    origin: z.string(),
    lines: z.array(z.array(z.int()).length(2)),
    pages: z.array(z.array(z.int()).length(2)).optional(),
    boxes: z.array(z.array(z.int()).length(5)).optional(),
  })
  .openapi('Article')
