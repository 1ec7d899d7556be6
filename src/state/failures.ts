import { setTimeout as sleep } from 'node:timers/promises'
import { systemFault, YoujuError } from '../domain/index.js'
import { failure } from '../wording/failure.js'

/** Milliseconds to wait for another process to finish. */
const longestWait = 10_000

/** The path of a database no longer leads to it. */
export class Displaced extends Error {
  readonly code = 'SQLITE_CANTOPEN'
  override readonly message = 'the database is not where it was opened'
}

/** Returns an error like that of a transaction refused while another one writes. */
export function inUse(what: string): Error {
  return Object.assign(new Error(`${what} is in use`), { code: 'SQLITE_BUSY' })
}

/**
 * Retries work while another connection writes. SQLite could wait by itself, but it would block the whole
 * process, even a transaction of the process itself that the work waits for.
 */
export async function patiently<T>(work: () => T | Promise<T>, longest = longestWait): Promise<T> {
  const end = performance.now() + longest
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!codeOf(error).startsWith('SQLITE_BUSY') || performance.now() > end) throw error
    }
    await sleep(1 + 9 * Math.random())
  }
}

/** Decides whether the content of a database cannot be read any more: it was truncated or overwritten. */
export function isDamage(error: unknown): boolean {
  return /^SQLITE_(?:NOTADB|CORRUPT|IOERR_SHORT_READ)/.test(codeOf(error))
}

/** Returns the error for a database file that cannot be used. */
export function stateUnavailable(file: string, cause: unknown): YoujuError {
  if (cause instanceof YoujuError) return cause
  const code = codeOf(cause)
  const known = faults.find(([pattern]) => pattern.test(code))?.[1]
  if (known) return failure(known, { file }, cause)
  return failure('state_unavailable', { file, fault: systemFault(cause) }, cause)
}

const faults = [
  [/^SQLITE_(?:NOTADB|CORRUPT)/, 'state_unavailable:damaged'],
  [/^SQLITE_BUSY/, 'state_unavailable:busy'],
  [/^(?:SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT)/, 'state_unavailable:full'],
  [/^SQLITE_IOERR/, 'state_unavailable:io'],
  [
    /^(?:SQLITE_(?:READONLY|CANTOPEN|PERM)|EACCES|EPERM|EROFS|EEXIST|ENOTDIR)/,
    'state_unavailable:not_allowed',
  ],
] as const

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : ''
}
