import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { GIVEN_UP_AFTER, isRunning } from '../ingest/process-lock.js'
import { parsedColumn } from './columns.js'
import type { Tables } from './tables.js'

type Owned = Pick<Tables['refreshes'], 'owner' | 'renewed_at'>

const me = { pid: process.pid, host: hostname(), nonce: randomBytes(8).toString('hex') }

/** This process as it stands in the row of what it has begun. */
export const thisProcess: string = JSON.stringify(me)

/** Whether what stands in a row is another process that still runs: on another machine, that has renewed it of late. */
export function isAnothersWork({ owner, renewed_at }: Owned, now: number): boolean {
  // Older programs wrote no owner.
  if (owner === null || owner === thisProcess) return false
  const { pid, host } = (parsedColumn(owner) ?? {}) as Partial<typeof me>
  if (host !== me.host) return now - Date.parse(renewed_at ?? '') < GIVEN_UP_AFTER
  // The number may have been given to this process since.
  return pid !== undefined && pid !== me.pid && isRunning(pid)
}
