import type { AuditEntry } from './answered.js'

/** Characters of what the audit says of a step. */
const LONGEST_DETAIL = 500

/** An entry of the audit, of a length that it keeps. */
export function auditEntry(
  now: number,
  entry: Pick<AuditEntry, 'user' | 'action' | 'outcome' | 'detail'>,
): AuditEntry {
  const at = new Date(now).toISOString()
  return { at, ...entry, detail: entry.detail.slice(0, LONGEST_DETAIL) }
}
