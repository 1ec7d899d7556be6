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
import { RecordReader } from '../ingest/records/record-reader.js'
import { type CorpusItem, fresh, kept } from './corpus-item.js'
import { type FileRecord, joined, type KnownFile } from './corpus-record.js'
import { type Stamp, stampBeforeReading, stampOf } from './stamp.js'

/** A file that is new or other than it was. */
export interface ChangedFile {
  folder: string
  file: string
  /** As the previous version has it; null where it has not. */
  known: { before: KnownFile; previous: PreviousVersion } | null
  /** A reading that was begun already; of this file, or of another one. */
  ahead: Ahead | null
}

/** What a file held when it was read. */
export interface FileReading {
  record: FileRecord
  items: CorpusItem[]
  /** As the file was before it was read; null where it was not there. */
  stamp: Stamp | null
  /** Whether it ends too early, as a file does that is still being written. */
  isCutOff: boolean
  /** Why it cannot be read just now; null where it could be, and where it is not there. */
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

/** @param onRead hears how many articles were read of the file so far; what it throws ends the reading */
export async function readChanged(
  { folder, file, known, ahead }: ChangedFile,
  onRead: (articles: number) => void,
): Promise<FileReading> {
  const begun = isRecordsFile(file) ? await begunReading(folder, file, known, ahead) : null
  const path = join(folder, file)
  const stamp = begun ? begun.stamp : await stampWithAddress(path)
  const records: KnownRecords | null = begun && {
    reader: begun.reader,
    idOf: (place) => (known ? known.previous.store.id(known.before.firstRow + place) : ''),
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

/** An index keeps how much was repaired; where is for whoever looks at the file. */
function withoutPlaces(article: Article): Article {
  return { ...article, repairs: article.repairs.map(({ kind, count }) => ({ kind, count })) }
}
