import { isDeepStrictEqual } from 'node:util'
import type { Rejection } from '../domain/index.js'
import type { PreviousVersion } from '../index/index.js'
import { allKept, type CorpusItem } from './corpus-item.js'
import type { CorpusSource, ReadFile } from './corpus-reading.js'
import type { FileRecord, KnownFile } from './corpus-record.js'
import { perhapsMoved } from './missing-files.js'
import type { ReadState } from './seen-files.js'
import { isUnreadable } from './unreadable.js'
import { reasonOf, type UnsettledFile } from './unsettled-file.js'

export interface Reading {
  items: CorpusItem[]
  records: FileRecord[]
  /** Files that are new or changed. */
  changedFiles: string[]
  /** Files of the previous version that are no longer in the corpus. */
  removedFiles: string[]
  /** Files that were changing or are incomplete: their earlier content stays. */
  unsettled: UnsettledFile[]
  /** Places and files that cannot be read at the moment, with the reason: what was read from them before stays. */
  unreadable: Rejection[]
  /** How each file of the folder was read, settled or not. */
  states: ReadState[]
}

/**
 * Combines the content of the corpus: for files that can be taken, what was read; for all other files, what the
 * previous version has.
 */
export async function putTogether(
  { corpus, unreadable }: CorpusSource,
  read: readonly ReadFile[],
  known: ReadonlyMap<string, KnownFile>,
  previous: PreviousVersion | null,
): Promise<Reading> {
  const all = [...read, ...unlisted(read, known, unreadable)].sort(byName)
  const missing = all.filter(({ unrest }) => unrest === 'missing')
  const present = all.filter(({ unrest }) => unrest !== 'missing')
  const moved = await perhapsMoved(
    corpus,
    missing.flatMap((each) => each.known?.record ?? []),
    present.map(({ file }) => file),
  )
  const reading: Reading = {
    ...{ items: [], records: [], changedFiles: [], removedFiles: [] },
    unsettled: [],
    unreadable: [...unreadable],
    states: present.map(stateOf),
  }
  for (const each of all) {
    if (each.unrest === null) takeOver(each, previous, reading)
    else if (each.unrest !== 'missing' || moved.has(each.file)) leave(each, previous, reading)
  }
  const staying = new Set(reading.records.map(({ file }) => file))
  reading.removedFiles = [...known.keys()].filter((file) => !staying.has(file))
  return reading
}

/**
 * Returns files that the previous version knows and that were not found; they do not count as missing if their
 * place could not be read.
 */
function unlisted(
  read: readonly ReadFile[],
  known: ReadonlyMap<string, KnownFile>,
  unreadable: readonly Rejection[],
): readonly ReadFile[] {
  const listed = new Set(read.map(({ file }) => file))
  return [...known]
    .filter(([file]) => !listed.has(file))
    .map(([file, known]) => {
      const unrest = isUnreadable(file, unreadable) ? null : 'missing'
      return { file, known, stamp: null, reading: null, unrest }
    })
}

function byName(a: ReadFile, b: ReadFile): number {
  return a.file < b.file ? -1 : 1
}

function stateOf({ file, known, stamp, reading }: ReadFile): ReadState {
  return { file, stamp, sha256: (reading ?? known)?.record.sha256 ?? null }
}

function takeOver(
  { file, known, reading }: ReadFile,
  previous: PreviousVersion | null,
  into: Reading,
): void {
  if (!reading) {
    stay(known, previous, into)
    return
  }
  if (reading.fault !== null && known && known.record.articles > 0) {
    into.unreadable.push({ file, reason: reading.fault })
    stay(known, previous, into)
    return
  }
  into.records.push(reading.record)
  for (const item of reading.items) into.items.push(item)
  const { record } = reading
  if (record.sha256 !== null || !isDeepStrictEqual(record, known?.record)) {
    into.changedFiles.push(file)
  }
}

/** Leaves a file as the previous version has it: its record keeps the old hash, so that it is read again. */
function leave(
  { file, known, unrest }: ReadFile,
  previous: PreviousVersion | null,
  into: Reading,
): void {
  const isAway = unrest === 'missing' || unrest === 'gone'
  const articles = stay(known, previous, into)
  if (unrest === null || (isAway && articles === 0)) return
  into.unsettled.push({ file, reason: reasonOf[unrest], articles })
}

/** Returns how many articles stay. */
function stay(known: KnownFile | null, previous: PreviousVersion | null, into: Reading): number {
  if (!known || !previous) return 0
  into.records.push(known.record)
  for (const item of allKept(known, previous)) into.items.push(item)
  return known.record.articles
}
