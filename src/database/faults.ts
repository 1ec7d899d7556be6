import { YoujuError } from '../domain/index.js'
import type { FaultName } from '../wording/errors.js'
import { failure } from '../wording/failure.js'

type Named = Extract<FaultName, `state_unavailable:database_${string}`>

const READ_ONLY = 'state_unavailable:database_read_only'

/** By the SQLSTATE, or the code of the system's error. */
const faults: readonly (readonly [RegExp, Named])[] = [
  [/^(?:28|3F)/, 'state_unavailable:database_login'],
  [/^3D000/, 'state_unavailable:database_absent'],
  [/^(?:53100|ENOSPC)/, 'state_unavailable:database_full'],
  // A standby takes no serializable transaction.
  [/^(?:25006|0A000)/, READ_ONLY],
  [/^53300/, 'state_unavailable:database_crowded'],
  [/^42501/, 'state_unavailable:database_denied'],
  [/^(?:57014|55P03|40|23505|23P01)/, 'state_unavailable:database_busy'],
  [/^(?:57P0[12]|57P05|08|ECONNRESET|EPIPE)/, 'state_unavailable:database_lost'],
  [
    /^(?:57P03|ECONNREFUSED|ENOTFOUND|EAI_|E[A-Z]*UNREACH|ETIMEDOUT|ENOENT|EACCES)/,
    'state_unavailable:database_unreachable',
  ],
  [/CERT|_LEAF_SIGNATURE|^ERR_(?:TLS|SSL)|^EPROTO/, 'state_unavailable:database_tls'],
]

/** Errors of the driver, which have no code. */
const unnamed: readonly (readonly [RegExp, Named])[] = [
  [/due to connection timeout/, 'state_unavailable:database_unreachable'],
  [/timeout exceeded when trying to connect|Query read timeout/, 'state_unavailable:database_busy'],
  [/[Cc]onnection terminated|not queryable/, 'state_unavailable:database_lost'],
  [/SSL/, 'state_unavailable:database_tls'],
  [/password/, 'state_unavailable:database_login'],
]

/** Returns the error for a database that cannot be used. @param place as `shownAddress` returns it */
export function databaseUnavailable(place: string, cause: unknown): YoujuError {
  if (cause instanceof YoujuError) return cause
  const named = nameOf(cause)
  if (named !== null) return failure(named, { place }, cause)
  return failure('state_unavailable:database', { place, fault: codeOf(cause) || null }, cause)
}

/** The connection broke. What was done is not known where it broke while a transaction was ended. */
export function isLost(error: unknown): boolean {
  return nameOf(error) === 'state_unavailable:database_lost'
}

/** It takes nothing new: a standby, or a server that was set to be read only. */
export function isReadOnly(error: unknown): boolean {
  return (
    nameOf(error) === READ_ONLY || (error instanceof YoujuError && error.fault?.name === READ_ONLY)
  )
}

/** Another transaction stood in the way of this one, of which nothing is left: run once more, it may succeed. */
export function isConflict(error: unknown): boolean {
  return /^(?:40001|40P01)/.test(codeOf(error))
}

/** A row is there already; also where another transaction has just made it. */
export function isDuplicate(error: unknown): boolean {
  return /^(?:23505|23P01)/.test(codeOf(error))
}

function nameOf(error: unknown): Named | null {
  const code = codeOf(error)
  const [known, said] =
    code === '' ? [unnamed, error instanceof Error ? error.message : ''] : ([faults, code] as const)
  return known.find(([pattern]) => pattern.test(said))?.[1] ?? null
}

/** Of several addresses of a host, all of which failed, the first one's. */
function codeOf(error: unknown): string {
  const { code, errors } = (error ?? {}) as { code?: unknown; errors?: unknown[] }
  if (typeof code === 'string') return code
  return Array.isArray(errors) && errors.length > 0 ? codeOf(errors[0]) : ''
}
