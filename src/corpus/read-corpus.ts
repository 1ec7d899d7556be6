import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Article } from '../domain/index.js'
import type { Manifest, PreviousVersion } from '../index/index.js'
import type { CorpusFiles } from '../ingest/corpus-files.js'
import { textKey } from '../ingest/near-duplicates/find-origins.js'
import {
  isRecordsFile,
  type KnownRecords,
  type Rejection,
  readCorpusFileAgain,
} from '../ingest/read-file.js'
import { RecordReader } from '../ingest/records/record-reader.js'
import { type FileRecord, joined, type KnownFile, knownFiles } from './corpus-record.js'
import { hashesOf, sizesOf } from './hash-files.js'
import { keptFiles } from './unreadable.js'

/** An article of the corpus: one that was read, or one that stands as it is in a row of the previous version. */
export type CorpusItem = ({ article: Article } | { row: number }) & {
  id: string
  /** Of its text: see `textKey`. */
  key: string
  /** The origin that its file declares, or its own id. */
  origin: string
}

export interface Reading {
  items: CorpusItem[]
  records: FileRecord[]
  /** Files that are new or other than they were. */
  changedFiles: string[]
}

type OnRead = (articles: number) => void

/**
 * Reads what has changed since the previous version: of files whose content is as it was nothing is read again,
 * and of the others no record of a .jsonl file that stands where it stood. What stood in places that cannot be read
 * just now stays as it was.
 * @param manifest of the previous version, null when there is none; known before the version is open
 */
export async function readCorpus(
  { folder, files, unreadable }: Pick<CorpusFiles, 'folder' | 'files' | 'unreadable'>,
  manifest: Promise<Manifest | null>,
  opening: Promise<PreviousVersion | null>,
  onRead: OnRead,
): Promise<Reading> {
  const hashing = hashesOf(folder, files)
  const [sizes, recorded] = await Promise.all([sizesOf(folder, files), manifest])
  const remembered = knownFiles(recorded?.corpus)
  const aheadOf = (isChanged: (file: KnownFile | undefined, n: number) => boolean) => {
    const file = files.find((file, n) => isRecordsFile(file) && isChanged(remembered.get(file), n))
    return file === undefined ? null : readAhead(folder, file, remembered.get(file))
  }
  // A file of another length has changed, which is known before it is summed up.
  let ahead = aheadOf((before, n) => before?.record.bytes !== sizes[n])
  try {
    const hashes = await hashing
    ahead ??= aheadOf((before, n) => !isAsBefore(before, hashes[n]))
    const previous = await opening
    const known = previous ? remembered : new Map<string, KnownFile>()
    const sources = { folder, files, sizes, hashes, known, previous, ahead }
    const reading = await readChanged(sources, onRead)
    if (previous) for (const file of keptFiles(known, unreadable)) keepAll(file, previous, reading)
    return reading
  } finally {
    await ahead?.reader.close()
  }
}

interface Sources {
  folder: string
  files: readonly string[]
  /** By file, in bytes. */
  sizes: readonly number[]
  /** By file. */
  hashes: readonly (string | null)[]
  known: ReadonlyMap<string, KnownFile>
  previous: PreviousVersion | null
  ahead: Ahead | null
}

async function readChanged(
  { folder, files, sizes, hashes, known, previous, ahead }: Sources,
  onRead: OnRead,
): Promise<Reading> {
  const reading: Reading = { items: [], records: [], changedFiles: [] }
  for (const [n, file] of files.entries()) {
    const sha256 = hashes[n] ?? null
    const before = known.get(file) ?? null
    if (before && previous && isAsBefore(before, sha256)) {
      keepAll(before, previous, reading)
    } else {
      const source = { folder, file, sha256, bytes: sizes[n] ?? 0, before, previous, ahead }
      const record = await readOne(source, reading.items, onRead)
      reading.records.push(record)
      if (sha256 !== null || !isDeepStrictEqual(record, before?.record)) {
        reading.changedFiles.push(file)
      }
    }
    onRead(reading.items.length)
  }
  return reading
}

function isAsBefore(before: KnownFile | undefined, sha256: string | null | undefined): boolean {
  return typeof sha256 === 'string' && before?.record.sha256 === sha256
}

interface Ahead {
  file: string
  reader: RecordReader
}

/** Begins to read a .jsonl file before the previous version is open. */
function readAhead(folder: string, file: string, before: KnownFile | undefined): Ahead {
  return { file, reader: new RecordReader(join(folder, file), before?.record.records) }
}

/** Everything of a file, as the previous version has it. */
function keepAll(file: KnownFile, previous: PreviousVersion, { records, items }: Reading): void {
  records.push(file.record)
  for (let i = 0; i < file.record.articles; i++) items.push(kept(file, i, previous))
}

/** Article `i` of a file, as the previous version has it. */
function kept(
  { record, firstRow, texts, declared }: KnownFile,
  i: number,
  previous: PreviousVersion,
) {
  const row = firstRow + i
  const id = previous.store.id(row)
  return {
    row,
    id,
    key: texts.at(i),
    origin: record.declared.length > 0 ? (declared.get(i) ?? id) : id,
  }
}

interface ChangedFile {
  folder: string
  file: string
  sha256: string | null
  bytes: number
  /** Of the previous version. */
  before: KnownFile | null
  previous: PreviousVersion | null
  ahead: Ahead | null
}

/** The records of a changed .jsonl file; null for other files. */
function recordsOf(
  { folder, file, ahead }: ChangedFile,
  known: { before: KnownFile; previous: PreviousVersion } | null,
): KnownRecords | null {
  if (!isRecordsFile(file)) return null
  const isBegun = ahead?.file === file && (known !== null || ahead.reader.known === '')
  return {
    reader: isBegun ? ahead.reader : readAhead(folder, file, known?.before).reader,
    idOf: (place) => (known ? known.previous.store.id(known.before.firstRow + place) : ''),
  }
}

async function readOne(
  source: ChangedFile,
  items: CorpusItem[],
  onRead: OnRead,
): Promise<FileRecord> {
  const first = items.length
  const rejected: Rejection[] = []
  const recordKeys: string[] = []
  const { folder, file, sha256, bytes, before, previous } = source
  const known = before && previous ? { before, previous } : null
  for await (const some of readCorpusFileAgain(folder, file, recordsOf(source, known))) {
    for (const read of some) {
      if ('rejected' in read) rejected.push(read.rejected)
      else if ('article' in read) {
        if (read.recordKey !== null) recordKeys.push(read.recordKey)
        items.push(fresh(withoutPlaces(read.article)))
      } else if (known) {
        recordKeys.push(known.before.records.at(read.place))
        items.push(kept(known.before, read.place, known.previous))
      }
    }
    onRead(items.length)
  }
  const own = items.slice(first)
  const declared = own.flatMap(({ id, origin }, i): [number, string][] =>
    origin === id ? [] : [[i, origin]],
  )
  const texts = joined(own.map(({ key }) => key))
  const records = joined(recordKeys)
  return { file, sha256, bytes, articles: own.length, rejected, texts, records, declared }
}

function fresh(article: Article): CorpusItem {
  return { article, id: article.id, key: textKey(article), origin: article.origin }
}

/** An index keeps how much was repaired; where is for whoever looks at the file. */
function withoutPlaces(article: Article): Article {
  return { ...article, repairs: article.repairs.map(({ kind, count }) => ({ kind, count })) }
}
