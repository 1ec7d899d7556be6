import { z } from 'zod'
import { date, timestamp } from './parts.js'

const token = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  scopes: z.array(z.enum(['ask', 'check', 'search', 'articles'])),
  madeBy: z.string(),
  madeAt: timestamp,
  until: timestamp,
  lastUsed: date,
  withdrawnAt: timestamp.nullable(),
})

/** Of `token add`. */
export const tokenAddedSchema = z.strictObject({ text: z.string().min(1), token })

/** Of `token list`. */
export const tokensSchema = z.strictObject({ tokens: z.array(token) })

/** Of `token revoke`. */
export const tokenSchema = z.strictObject({ token })
