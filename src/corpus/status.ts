import { isDeepStrictEqual } from 'node:util'
import { type Rejection, YoujuError } from '../domain/index.js'
import type { Fingerprint, IndexStore, VersionManifest } from '../index/index.js'
import { type CorpusFiles, findCorpusFiles, notRead } from '../ingest/corpus-files.js'
import { type KnownFile, knownFiles } from './corpus-record.js'
import { hashesOf } from './hash-files.js'
import { readSeenFiles } from './seen-files.js'
import { isUnreadable, keptFiles, unreadableOf, withKept } from './unreadable.js'
import type { UnsettledFile } from './unsettled-file.js'

/** The state of the corpus and the index, compared with each other. */
export interface CorpusStatus {
  /** The corpus folder or single file, and how many files in it may hold articles. */
  corpus: string
  files: number
  /** The embedding model of the present settings. */
  model: string
  /** The version in service; null if there is none yet. */
  index: {
    version: string
    /** When it was written: an ISO timestamp. */
    createdAt: string
    /** Whether it was made with the present model and settings; if not, the next refresh rebuilds everything. */
    fits: boolean
    articles: number
    passages: number
    /** ISO dates of the oldest and the newest dated article. */
    oldest: string | null
    newest: string | null
  } | null
  /** Files added, changed or removed since that version: what a refresh has to look at. */
  pending: { added: number; changed: number; removed: number }
  /** What could be read before but not at the moment, and links that are not followed, with the reason. */
  notRead: Rejection[]
  /**
   * Files and records of the version in service that yielded no article, with the reason; for files changed
   * since then, the old reason.
   */
  rejected: Rejection[]
  /** Pending files that the last refresh found incomplete or being written, and left as they were in service. */
  unsettled: UnsettledFile[]
}

export interface StatusOptions {
  /** A folder, or one file. */
  corpus: string
  store: IndexStore
  model: string
  /** The fingerprint of an index made with the present settings. */
  fingerprint: Fingerprint
}

/**
 * Determines the status from the manifest and the files' hashes alone: reads no article and opens no index.
 * @throws YoujuError corpus_missing, corpus_unreadable, index_corrupt, index_incompatible
 */
export async function corpusStatus({
  corpus,
  store,
  model,
  fingerprint,
}: StatusOptions): Promise<CorpusStatus> {
  const [found, manifest, seen] = await Promise.all([
    findCorpusFiles(corpus).catch(noFiles),
    manifestInService(store),
    readSeenFiles(store),
  ])
  const known = knownFiles(manifest?.corpus)
  const { folder, files, leftOut } = found
  const hashes = await hashesOf(folder, files)
  const doubtful = files.filter((file, n) => hashes[n] === null && isServed(known.get(file)))
  const unreadable = [...found.unreadable, ...(await unreadableOf(folder, doubtful))]
  const kept = keptFiles(known, unreadable)
  const pending = { added: 0, changed: 0, removed: known.size - kept.length }
  const asServed = new Set<string>()
  for (const [n, file] of files.entries()) {
    const before = known.get(file)
    if (!before) pending.added++
    else if (!isUnreadable(file, unreadable)) {
      pending.removed--
      if (before.record.sha256 === hashes[n]) asServed.add(file)
      else pending.changed++
    }
  }
  const index = manifest && summaryOf(manifest, fingerprint)
  const places = notRead({ unreadable: withKept(unreadable, kept), leftOut })
  const there = new Set([...files, ...known.keys()])
  const unsettled = seen.unsettled.filter(({ file }) => there.has(file) && !asServed.has(file))
  const isToldOf = new Set(places.map(({ file }) => file))
  const rejected = [...known.values()]
    .flatMap(({ record }) => record.rejected)
    .filter(({ file }) => there.has(file) && !isToldOf.has(file))
  return {
    corpus,
    files: files.length,
    model,
    index,
    pending,
    unsettled,
    notRead: places,
    rejected,
  }
}

function isServed(before: KnownFile | undefined): boolean {
  return before !== undefined && before.record.articles > 0
}

/** An empty folder is a status to report, not an error. */
function noFiles(error: unknown): CorpusFiles {
  if (!(error instanceof YoujuError && error.code === 'corpus_empty')) throw error
  return { folder: '', files: [], unreadable: [], leftOut: [] }
}

async function manifestInService(store: IndexStore): Promise<VersionManifest | null> {
  const version = await store.current()
  return version === null ? null : store.manifest(version)
}

function summaryOf(manifest: VersionManifest, expected: Fingerprint): CorpusStatus['index'] {
  const { version, createdAt, articles, passages, oldest, newest, fingerprint } = manifest
  const fits = isDeepStrictEqual(fingerprint, expected)
  return { version, createdAt, fits, articles, passages, oldest, newest }
}
