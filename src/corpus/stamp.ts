import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inTurn } from './in-turn.js'

/** What tells, without reading it, whether a file is as it was. */
export interface Stamp {
  /** Its length in bytes. */
  bytes: number
  /** When it was written to, in nanoseconds since 1970. */
  modified: string
  /** Changes with the length, the times, and with whatever file is put in the place. */
  state: string
  /** The same of the address that is kept beside it, null where none is; only of files that are read with theirs. */
  address?: string | null
}

/** Null where no file is, or where it cannot be looked at. */
export async function stampOf(path: string): Promise<Stamp | null> {
  const entry = await stat(path, { bigint: true }).catch(() => null)
  if (!entry) return null
  const { dev, ino, size, mtimeNs, ctimeNs } = entry
  return {
    bytes: Number(size),
    modified: String(mtimeNs),
    state: [dev, ino, size, mtimeNs, ctimeNs].join(),
  }
}

export function stampsOf(folder: string, files: readonly string[]): Promise<(Stamp | null)[]> {
  return inTurn(files, (file) => stampOf(join(folder, file)))
}

/**
 * How long two changes may follow each other and be given one time, in milliseconds. Linux takes the time of the last
 * tick of its clock, which ticks 100 to 1,000 times a second.
 */
const TICK = 20

/** How long nobody writes to a file that somebody is thought to have finished, in milliseconds. */
const STILL_FOR = 5000

/** Whether nobody writes to a file for a while from when it was last written to; waits for the end of that while. */
export async function standsStill(path: string, stamp: Stamp): Promise<boolean> {
  const age = Date.now() - Number(BigInt(stamp.modified) / 1_000_000n)
  // A clock elsewhere may be ahead.
  if (age < STILL_FOR) await pause(STILL_FOR - Math.max(0, age))
  return (await stampOf(path))?.state === stamp.state
}

/** The stamp of a file that is now to be read: whatever is written from here on changes it. */
export async function stampBeforeReading(path: string): Promise<Stamp | null> {
  const stamp = await stampOf(path)
  if (!stamp || Math.abs(Date.now() - Number(BigInt(stamp.modified) / 1_000_000n)) > TICK) {
    return stamp
  }
  await pause(TICK)
  return stampOf(path)
}
