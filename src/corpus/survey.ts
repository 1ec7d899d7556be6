import { isDeepStrictEqual } from 'node:util'
import type { Article, Rejection } from '../domain/index.js'
import type { Fingerprint, IndexStore, PreviousVersion, VersionManifest } from '../index/index.js'
import { findCorpusFiles, inOrder } from '../ingest/corpus-files.js'
import type { ComparedTexts } from '../ingest/near-duplicates/find-origins.js'
import { comparedTextsFrom } from '../ingest/near-duplicates/stored-comparisons.js'
import { failure } from '../wording/failure.js'
import { knownFiles } from './corpus-record.js'
import type { Reading } from './put-together.js'
import { readCorpus } from './read-corpus.js'
import { readSeenFiles } from './seen-files.js'
import { keptFiles, withKept } from './unreadable.js'

/** The corpus compared with the version in service: the input of a refresh and of a plan. */
export interface Survey {
  /** The version in service; null if there is none to build on. */
  previous: PreviousVersion | null
  reading: Reading
  changes: Changes
  /** What was not read, with the reason: places, files, records. */
  rejected: Rejection[]
  /** The places among `rejected` that cannot be read at the moment. */
  unreadable: Rejection[]
  /** What is known about texts that were compared before. */
  comparing: Promise<ComparedTexts>
}

/** The articles of the corpus compared with the version in service, in the order of the corpus. */
export interface Changes {
  added: Article[]
  changed: Article[]
  /** How many articles of the version are gone, and how many are unchanged. */
  removed: number
  unchanged: number
}

export interface SurveyOptions {
  /** A folder, or one file. */
  corpus: string
  store: IndexStore
  fingerprint: Fingerprint
  /** Called with the number of articles read so far; throwing ends the reading. */
  onRead?: (articles: number) => void
}

/**
 * Reads what has changed in the corpus since the version in service. Writes nothing.
 * @throws YoujuError corpus_missing, corpus_unreadable, corpus_empty (no file; see `assertReadable`), index_unreadable
 */
export async function surveyCorpus(options: SurveyOptions): Promise<Survey> {
  const { corpus, store, fingerprint, onRead = () => {} } = options
  const [found, seen] = await Promise.all([findCorpusFiles(corpus), readSeenFiles(store)])
  // Throws here rather than after everything was read in vain: otherwise no version could be put in service.
  await store.current()
  const manifest = store.previousManifest(fingerprint)
  const opening = store.previous(fingerprint)
  // Read while the index opens.
  const comparing = store.note('compared-texts.bin').then(comparedTextsFrom)
  const read = (
    manifest: Promise<VersionManifest | null>,
    opening: Promise<PreviousVersion | null>,
  ) => readCorpus({ ...found, corpus, seen }, manifest, opening, onRead)
  let reading = await read(manifest, opening)
  let previous = await opening
  if (previous && !(await previous.isWhole())) {
    // A damaged version cannot be built on: read everything again.
    previous = null
    reading = await read(Promise.resolve(null), Promise.resolve(null))
  }
  const kept = previous ? keptFiles(knownFiles(previous.manifest.corpus), reading.unreadable) : []
  const unreadable = withKept(reading.unreadable, kept)
  const rejected = inOrder([
    ...unreadable,
    ...found.leftOut,
    ...reading.records.flatMap((record) => record.rejected),
  ])
  const changes = await compare(reading, previous)
  return { previous, reading, changes, rejected, unreadable, comparing }
}

/** Decides whether the version in service matches the corpus, so that there is nothing to write. */
export function isUpToDate({ previous, reading, changes }: Survey): boolean {
  const { changedFiles, removedFiles } = reading
  return previous !== null && changes.removed + changedFiles.length + removedFiles.length === 0
}

async function compare({ items }: Reading, previous: PreviousVersion | null): Promise<Changes> {
  const changes: Changes = { added: [], changed: [], removed: 0, unchanged: 0 }
  const read = items.flatMap((item) => ('row' in item ? [] : item.id))
  const articleOf = await previous?.articlesById(read)
  for (const item of items) {
    const before = 'row' in item ? null : (articleOf?.(item.id) ?? null)
    if ('row' in item || (before && sameContent(before, item.article))) changes.unchanged++
    else if (before) changes.changed.push(item.article)
    else changes.added.push(item.article)
  }
  changes.removed = (previous?.articleCount ?? 0) - changes.changed.length - changes.unchanged
  return changes
}

/** Compares all but the origin, which depends on other articles. */
function sameContent(a: Article, b: Article): boolean {
  return a.text === b.text && isDeepStrictEqual({ ...a, origin: '' }, { ...b, origin: '' })
}

/** @throws YoujuError corpus_empty if no file yields an article */
export function assertReadable({ reading, rejected }: Survey, corpus: string): void {
  if (reading.items.length > 0) return
  const example = rejected[0] ?? reading.unsettled[0] ?? null
  throw failure('corpus_empty:unreadable', {
    path: corpus,
    rejected: rejected.length,
    example: example && { file: example.file, reason: example.reason },
  })
}
