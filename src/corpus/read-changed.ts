import { join } from 'node:path'
import type { Article, Rejection, RejectionReason } from '../domain/index.js'
import type { PreviousVersion } from '../index/index.js'
import { addressFileOf } from '../ingest/fetched-address.js'
import {
  isRecordsFile,
  type KnownRecords,
  nothingNoted,
  readCorpusFileAgain,
} from '../ingest/read-file.js'
import { readingProgram } from '../ingest/reading-program.js'
import { RecordReader } from '../ingest/records/record-reader.js'
import { type CorpusItem, fresh, kept } from './corpus-item.js'
import { type FileRecord, joined, type KnownFile } from './corpus-record.js'
import { type Stamp, stampBeforeReading, stampOf } from './stamp.js'

/** A file that is new or changed. */
export interface ChangedFile {
  folder: string
  file: string
  /** The file as in the previous version; null if it is not there. */
  known: { before: KnownFile; previous: PreviousVersion } | null
  /** A reading already begun, of this file or of another one. */
  ahead: Ahead | null
}

/** What a file held when it was read. */
export interface FileReading {
  record: FileRecord
  items: CorpusItem[]
  /** The file's stamp before it was read; null if it did not exist. */
  stamp: Stamp | null
  /** Whether it ends too early, like a file that is still being written. */
  isCutOff: boolean
  /** Why it cannot be read at the moment; null if it was read or does not exist. */
  fault: RejectionReason | null
}

/** A .jsonl file whose reading was begun before the previous version was open. */
export interface Ahead {
  file: string
  stamp: Stamp | null
  reader: RecordReader
}

export async function beginReading(
  folder: string,
  file: string,
  before: KnownFile | undefined,
): Promise<Ahead> {
  const path = join(folder, file)
  const stamp = await stampBeforeReading(path)
  return { file, stamp, reader: new RecordReader(path, before?.record.records) }
}

async function stampWithAddress(path: string): Promise<Stamp | null> {
  const address = (await stampOf(addressFileOf(path)))?.state ?? null
  const stamp = await stampBeforeReading(path)
  return stamp && { ...stamp, address }
}

/** @param onRead called with the number of articles read from the file so far; throwing ends the reading */
export async function readChanged(
  { folder, file, known, ahead }: ChangedFile,
  onRead: (articles: number) => void,
): Promise<FileReading> {
  const begun = isRecordsFile(file) ? await begunReading(folder, file, known, ahead) : null
  const path = join(folder, file)
  const stamp = begun ? begun.stamp : await stampWithAddress(path)
  const records: KnownRecords | null = begun && {
    reader: begun.reader,
    idOf: (place) => (known ? known.previous.id(known.before.firstRow + place) : ''),
  }
  const items: CorpusItem[] = []
  const rejected: Rejection[] = []
  const recordKeys: string[] = []
  const noted = nothingNoted()
  for await (const some of readCorpusFileAgain(folder, file, records, { noted })) {
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
  const record = {
    file,
    sha256: noted.read?.sha256 ?? null,
    bytes: noted.read?.bytes ?? stamp?.bytes ?? 0,
    articles: items.length,
    rejected,
    texts: joined(items.map(({ key }) => key)),
    records: joined(recordKeys),
    declared: items.flatMap(({ id, origin }, i): [number, string][] =>
      origin === id ? [] : [[i, origin]],
    ),
    readBy: readingProgram(),
  }
  const { isCutOff, fault } = noted
  return { record, items, stamp, isCutOff: isCutOff && noted.read !== null, fault }
}

async function begunReading(
  folder: string,
  file: string,
  known: ChangedFile['known'],
  ahead: Ahead | null,
): Promise<Ahead> {
  const isBegun = ahead?.file === file && (known !== null || ahead.reader.known === '')
  return isBegun ? ahead : beginReading(folder, file, known?.before)
}

/**
 * Drops the places of repairs: the index keeps how much was repaired; the places only help someone who looks at
 * the file.
 */
function withoutPlaces(article: Article): Article {
  return { ...article, repairs: article.repairs.map(({ kind, count }) => ({ kind, count })) }
}
