import { z } from 'zod'

/** What several commands have in their JSON; a missing or extra key is an error. */
export const date = z.iso.date().nullable()

export const timestamp = z.iso.datetime()

export const rejectedSchema = z.array(z.strictObject({ file: z.string(), reason: z.string() }))

export const citationSchema = z.strictObject({
  n: z.int().positive(),
  quote: z.string().min(1),
  articleId: z.string(),
  title: z.string().nullable(),
  source: z.string().nullable(),
  published: date,
  file: z.string(),
  lines: z.tuple([z.int().positive(), z.int().positive()]),
  page: z.int().positive().nullable(),
  digest: z.boolean(),
  start: z.int(),
  end: z.int(),
  origin: z.string(),
  url: z.string().nullable(),
  /** Only where PUBLIC_URL is set. */
  link: z.url().optional(),
})
