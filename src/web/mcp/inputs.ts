import { z } from '@hono/zod-openapi'
import { articleId } from '../api/schemas/articles.js'
import { LONGEST, restriction } from '../api/schemas/parts.js'

/** What the tools take. A conversation is the assistant's own, so that a question stands alone. */
export const askInput = z.strictObject({
  question: z.string().min(1).max(LONGEST),
  ...restriction,
})

export const searchInput = z.strictObject({
  query: z.string().min(1).max(LONGEST),
  k: z.int().min(1).max(50).default(10),
  ...restriction,
})

export const readInput = z.strictObject({ id: articleId })
