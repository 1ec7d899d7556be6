import { z } from 'zod'
import { checkNames } from '../../../../src/domain/index.js'

export const doctorSchema = z.strictObject({
  ok: z.boolean(),
  checks: z.array(
    z.strictObject({
      check: z.enum(checkNames),
      home: z.string().nullable(),
      state: z.enum(['ok', 'todo', 'off']),
      finding: z.string().min(1),
      message: z.string().min(1),
    }),
  ),
})

export const backedUpSchema = z.strictObject({
  path: z.string(),
  files: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  indexInDatabase: z.boolean(),
})

export const restoredSchema = z.strictObject({
  files: z.int().nonnegative(),
  createdAt: z.string(),
  setAside: z.array(z.string()),
  settings: z.array(z.string()),
  recordsToMove: z.boolean(),
})
