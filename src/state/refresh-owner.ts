import { randomBytes } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { GIVEN_UP_AFTER, isRunning } from '../ingest/process-lock.js'
import { parsedColumn } from './columns.js'
import type { Tables } from './tables.js'

type Owned = Pick<Tables['refreshes'], 'owner' | 'renewed_at'>

const me = {
  pid: process.pid,
  host: hostname(),
  space: processSpace(),
  nonce: randomBytes(8).toString('hex'),
}

/** This process as it stands in the row of what it has begun. */
export const thisProcess: string = JSON.stringify(me)

/** Whether what stands in a row is another process that still runs: on another machine, that has renewed it of late. */
export function isAnothersWork({ owner, renewed_at }: Owned, now: number): boolean {
  // Older programs wrote no owner.
  if (owner === null || owner === thisProcess) return false
  if (isFromHere(owner)) return !isGone(owner)
  return now - Date.parse(renewed_at ?? '') < GIVEN_UP_AFTER
}

/** Whether an owner is known to run no more; of another machine or container nothing is known. */
export function isGone(owner: string): boolean {
  if (owner === thisProcess || !isFromHere(owner)) return false
  const { pid } = ownerIn(owner)
  // The number may have been given to this process since.
  return pid === undefined || pid === me.pid || !isRunning(pid)
}

/** Only where processes are numbered together does the number of one say anything. */
function isFromHere(owner: string): boolean {
  // Older programs wrote no space.
  const { host, space = me.space } = ownerIn(owner)
  return host === me.host && space === me.space
}

function ownerIn(owner: string): Partial<typeof me> {
  return (parsedColumn(owner) ?? {}) as Partial<typeof me>
}

/** What differs between machines of one name, and between containers with the network of their machine; else empty. */
function processSpace(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return ''
  }
}
