import type { z } from '@hono/zod-openapi'
import type { Gate } from '../access/gate.js'
import type { WebContext } from '../contract.js'
import type { ApiContext } from './contract.js'
import { problemSchema } from './schemas/parts.js'
import type { Turn } from './work.js'

/** What the routes of the API share. */
export interface Served {
  context: WebContext
  gate: Gate
  /** Logs what is wrong with the server itself. */
  onError(error: unknown, request: ApiContext): void
}

export const json = <Schema extends z.ZodType>(schema: Schema) => ({
  'application/json': { schema },
})

export const problems = {
  description: 'Why not, in the language of Accept-Language',
  content: { 'application/problem+json': { schema: problemSchema } },
} as const

/** Whose turn a request is. */
export function turnOf(request: ApiContext, { gate }: Served): Turn {
  return { caller: request.get('caller'), gate, signal: request.req.raw.signal }
}
