import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inTurn } from './in-turn.js'

/** What shows, without reading a file, whether it is unchanged. */
export interface Stamp {
  /** Its length in bytes. */
  bytes: number
  /** When it was last written, in nanoseconds since 1970. */
  modified: string
  /** Changes with the length, the times, and when another file takes its place. */
  state: string
  /**
   * The `state` of the address file beside it, null if there is none; only set for files that are read with
   * their address.
   */
  address?: string | null
}

/** Returns null if there is no file, or it cannot be inspected. */
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
 * How far apart two changes may be and still get the same time, in milliseconds. Linux takes the time of the
 * last tick of its clock, which ticks 100 to 1,000 times a second.
 */
const TICK = 20

/** How long a file must be left alone before it counts as finished, in milliseconds. */
const STILL_FOR = 5000

/** Decides whether a file is left alone for `STILL_FOR` after its last write; waits until that time is over. */
export async function standsStill(path: string, stamp: Stamp): Promise<boolean> {
  const age = Date.now() - Number(BigInt(stamp.modified) / 1_000_000n)
  // Another machine's clock may be ahead.
  if (age < STILL_FOR) await pause(STILL_FOR - Math.max(0, age))
  return (await stampOf(path))?.state === stamp.state
}

/** Returns the stamp of a file that is about to be read: anything written from now on changes the stamp. */
export async function stampBeforeReading(path: string): Promise<Stamp | null> {
  const stamp = await stampOf(path)
  if (!stamp || Math.abs(Date.now() - Number(BigInt(stamp.modified) / 1_000_000n)) > TICK) {
    return stamp
  }
  await pause(TICK)
  return stampOf(path)
}
