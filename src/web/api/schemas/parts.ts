import { z } from '@hono/zod-openapi'

/** The longest text that a request may hold in one field, in UTF-16 code units; the app has closer limits. */
export const LONGEST = 2000

const name = z.string().max(200)

/** Which articles may answer. */
export const restriction = {
  since: z.iso.date().optional().openapi({ example: '2024-05-01' }),
  until: z.iso.date().optional().openapi({ example: '2024-05-31' }),
  source: name.optional(),
}

export const dateSchema = z.string().nullable()

export const citationSchema = z
  .object({
    n: z.int(),
    quote: z.string(),
    articleId: z.string(),
    title: z.string().nullable(),
    source: z.string().nullable(),
    published: dateSchema,
    file: z.string(),
    lines: z.array(z.int()).length(2),
    page: z.int().nullable(),
    digest: z.boolean(),
    start: z.int(),
    end: z.int(),
    origin: z.string(),
    url: z.string().nullable(),
    link: z.string().optional(),
  })
  .openapi('Citation')

/** RFC 9457. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
  })
  .openapi('Problem')
