import { z } from 'zod'
import type { Turned } from '../../domain/index.js'
import { parsedColumn } from '../columns.js'
import { fromErasable } from '../erasable.js'
import { storedCitation } from '../stored-answered.js'

const text = z.string()
const maybe = text.nullable()

export const storedTurned = z.array(
  z.object({
    kind: z.enum(['value', 'conflict', 'answered', 'verdict']),
    before: maybe,
    after: maybe,
    claim: maybe,
    citation: storedCitation.nullable(),
    indexVersion: text,
  }),
) satisfies z.ZodType<Turned[]>

/** Reads a JSON column by a schema; null if it is damaged or only a newer program can read it. */
export function readColumn<T>(schema: z.ZodType<T>, column: string): T | null {
  return schema.safeParse(parsedColumn(fromErasable(column))).data ?? null
}
