import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { addressFileOf } from '../ingest/fetched-address.js'
import { isReadable } from '../ingest/read-file.js'
import type { KnownFile } from './corpus-record.js'
import type { FileReading } from './read-changed.js'
import { type SeenFiles, stoodStill, wasWaitedFor } from './seen-files.js'
import { type Stamp, stampOf, standsStill } from './stamp.js'
import type { Unrest } from './unsettled-file.js'

/** A file of the corpus, and what is known about it. */
export interface FoundFile {
  file: string
  known: KnownFile | null
  /** Its stamp before its bytes were read. */
  stamp: Stamp | null
  /** Null if its bytes are the ones that the previous version was made from. */
  reading: FileReading | null
}

/** Returns what prevents a file from being taken as read, or null. Called after the reading, the later the better. */
export async function unrestOf(
  folder: string,
  { file, known, stamp: before, reading }: FoundFile,
  seen: SeenFiles,
): Promise<Unrest | null> {
  const path = join(folder, file)
  if (!before) {
    if (await isAbsent(path)) return 'missing'
    return reading?.record.sha256 == null ? null : 'changing'
  }
  const now = await stampOf(path)
  if (!now) return 'gone'
  // No articles are taken from it anyway.
  if (!isReadable(file)) return null
  if (now.state !== before.state || !(await hasAddress(path, before))) return 'changing'
  if (!reading) return null
  const { sha256, bytes, articles } = reading.record
  if (sha256 !== null && bytes !== before.bytes) return 'changing'
  const isAtStake = articles + (known?.record.articles ?? 0) > 0
  if (!reading.isCutOff || !isAtStake || stoodStill(seen, file, before, sha256)) return null
  return wasWaitedFor(seen, file) && (await standsStill(path, now)) ? null : 'cut_off'
}

async function hasAddress(path: string, { address }: Stamp): Promise<boolean> {
  return address === undefined || ((await stampOf(addressFileOf(path)))?.state ?? null) === address
}

/** A link without a target exists, so it is not absent; it is rejected. */
async function isAbsent(path: string): Promise<boolean> {
  return lstat(path).then(
    () => false,
    ({ code }) => code === 'ENOENT',
  )
}
