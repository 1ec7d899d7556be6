import { createHash } from 'node:crypto'

/** Returns a digest of some values, in hexadecimal. */
export function digestOf(values: readonly (string | null | Uint8Array)[]): string {
  const digest = createHash('sha256')
  for (const value of values) digest.update(value ?? '').update('\0')
  return digest.digest('hex').slice(0, 40)
}
