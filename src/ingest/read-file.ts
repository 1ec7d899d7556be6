import { hash } from 'node:crypto'
import { extname, join } from 'node:path'
import {
  type Article,
  isPicture,
  pictureExtensions,
  type Rejection,
  type RejectionReason,
  systemReason,
} from '../domain/index.js'
import { fetchedAddress, withAddress } from './fetched-address.js'
import { fileBytes, sumOfFile } from './file-bytes.js'
import { isCutOff } from './formats/json-lines.js'
import type { RecordArticle } from './isolated/messages.js'
import { readFileIsolated } from './isolated/read-file-isolated.js'
import { IsolatedRecords } from './isolated/read-records-isolated.js'
import { largestFile, mostRejectionsListed } from './limits.js'
import { oneAhead } from './one-ahead.js'
import { faultOf } from './reading-fault.js'
import {
  type NewRecord,
  type ReadBytes,
  type RecordBlock,
  RecordReader,
} from './records/record-reader.js'

/** By extension, the largest size of files that are read as a whole. */
const largest: Record<string, number> = {
  '.txt': largestFile.text,
  '.md': largestFile.text,
  '.html': largestFile.text,
  '.htm': largestFile.text,
  '.pdf': largestFile.document,
  '.docx': largestFile.document,
  '.csv': largestFile.text,
  '.xlsx': largestFile.text,
  ...Object.fromEntries(pictureExtensions.map((extension) => [extension, largestFile.picture])),
}

/** How to read a file. */
export interface ReadOptions {
  /** Articles come without text, damage and repairs, and with only the first of their lines: enough for a list. */
  isBare?: boolean
  /** Filled in by the time the file is read. */
  noted?: Noted
}

/** An article, with the key of the record it was read from (null if it is not a record of a .jsonl file). */
interface ReadArticle {
  article: Article
  recordKey: string | null
}
type Rejected = { rejected: Rejection }
/** A record that need not be read again: its index among the known ones. */
type KnownRecord = { place: number }

/** Records of a .jsonl file from an earlier reading, for reading the file again. */
export interface KnownRecords {
  /** A reader that has the keys of the known records. */
  reader: RecordReader
  /** Returns the id of the article that came from the record at an index. */
  idOf(place: number): string
}

/** Decides whether a file holds one article per line. */
export function isRecordsFile(file: string): boolean {
  return /\.jsonl(\.gz)?$/.test(file)
}

/** Decides whether articles are read from this kind of file. */
export function isReadable(file: string): boolean {
  return isRecordsFile(file) || extname(file).toLowerCase() in largest
}

/** Decides whether an incomplete file of this kind can be recognised; incomplete plain text cannot. */
export function showsItsEnd(file: string): boolean {
  return isRecordsFile(file) || isContainer(file)
}

function isContainer(file: string): boolean {
  return ['.pdf', '.docx', '.xlsx'].includes(extname(file).toLowerCase()) || isPicture(file)
}

/** What becomes known about a file while its articles are read. */
export interface Noted {
  /** Exactly the bytes that the articles were read from; null if there were none, or not all could be read. */
  read: ReadBytes | null
  /** Whether it ends too early, like a file that is still being written. */
  isCutOff: boolean
  /** Why it cannot be read at the moment, whatever it holds; null if it was read or does not exist. */
  fault: RejectionReason | null
}

export function nothingNoted(): Noted {
  return { read: null, isCutOff: false, fault: null }
}

/**
 * Streams the articles of one corpus file: a .jsonl file may be larger than memory. Another thread reads them,
 * with limits on time and memory.
 * @param folder absolute path of the corpus folder
 * @param file path below it, with forward slashes
 */
export async function* readCorpusFile(
  folder: string,
  file: string,
  options: ReadOptions = {},
): AsyncGenerator<ReadArticle | Rejected> {
  for await (const some of readCorpusFileAgain(folder, file, null, options)) {
    for (const read of some) if (!('place' in read)) yield read
  }
}

/**
 * Like `readCorpusFile`, in batches; from a .jsonl file that was read before, reads only new records.
 * @param known null if nothing is known about the file
 */
export async function* readCorpusFileAgain(
  folder: string,
  file: string,
  known: KnownRecords | null,
  options: ReadOptions = {},
): AsyncGenerator<(ReadArticle | Rejected | KnownRecord)[]> {
  const { noted = nothingNoted() } = options
  try {
    if (isRecordsFile(file)) yield* readRecords(join(folder, file), file, known, options, noted)
    else yield await readWhole(join(folder, file), file, options, noted)
  } catch (cause) {
    const reason = reasonOf(cause)
    if (!isOfContent(cause)) {
      noted.read = null
      noted.fault = isAbsence(cause) ? null : reason
    }
    yield [{ rejected: { file, reason } }]
  }
}

async function readWhole(
  path: string,
  file: string,
  { isBare = false }: ReadOptions,
  noted: Noted,
): Promise<(ReadArticle | Rejected)[]> {
  const rejected = (reason: RejectionReason) => [{ rejected: { file, reason } }]
  const extension = extname(file).toLowerCase()
  const most = largest[extension]
  if (extension === '') return rejected({ code: 'no_extension' })
  if (most === undefined) return rejected({ code: 'unsupported_type', extension })
  const bytes = await fileBytes(path, most)
  if (bytes === null) {
    noted.read = await sumOfFile(path)
    return rejected({ code: 'over_size', megabytes: most / 1_000_000 })
  }
  // Hash them first: afterwards the bytes are gone, transferred to the reading thread.
  noted.read = { sha256: hash('sha256', bytes), bytes: bytes.length }
  const given = await readFileIsolated(file, bytes, isBare)
  if ('reason' in given) {
    noted.isCutOff = isContainer(file)
    return rejected(given.reason)
  }
  const { articles, notes } = given
  if (articles.length === 0) return rejected({ code: 'nothing_left' })
  const fetched = await fetchedAddress(path)
  // What is stated of a page is not true of each of several stories on it.
  const beside = fetched && articles.length > 1 ? { ...fetched, stated: {} } : fetched
  return [
    ...articles.map((article) => ({ article: withAddress(article, beside), recordKey: null })),
    ...notes.map((reason) => ({ rejected: { file, reason } })),
  ]
}

async function* readRecords(
  path: string,
  file: string,
  known: KnownRecords | null,
  options: ReadOptions,
  noted: Noted,
): AsyncGenerator<(ReadArticle | Rejected | KnownRecord)[]> {
  const reader = known?.reader ?? new RecordReader(path)
  try {
    const last = yield* readBlocks(reader, file, known, options)
    noted.isCutOff = reader.isOpenEnded && last !== null && isCutOff(textOf(last))
  } catch (cause) {
    // Perhaps only the end of the file is missing.
    noted.isCutOff = isDamaged(cause)
    throw cause
  } finally {
    noted.read = reader.read
  }
}

/**
 * Yields the results of each block. Returns the content of the last record; null if there is none, or it is
 * known.
 */
async function* readBlocks(
  reader: RecordReader,
  file: string,
  known: KnownRecords | null,
  { isBare = false }: ReadOptions,
): AsyncGenerator<(ReadArticle | Rejected | KnownRecord)[], Uint8Array | null> {
  const seen = new Set<string>()
  let records = 0
  let rejections = 0
  let last: Uint8Array | null = null
  const isolated = new IsolatedRecords(file, isBare)
  for await (const [block, articles] of oneAhead(reader.blocks(), (some) =>
    isolated.read(newIn(some)),
  )) {
    records += block.length
    const end = block.at(-1)
    if (end) last = 'content' in end ? end.content : null
    const readNow = articles[Symbol.iterator]()
    yield block.flatMap((record): (ReadArticle | Rejected | KnownRecord)[] => {
      const read = outcomeOf(record, known, readNow)
      const reason: RejectionReason | null =
        'reason' in read
          ? read.reason
          : seen.has(read.id)
            ? { code: 'line_repeats_id', line: record.number }
            : null
      if (reason !== null) {
        return ++rejections > mostRejectionsListed ? [] : [{ rejected: { file, reason } }]
      }
      seen.add((read as { id: string }).id)
      if ('place' in record) return [{ place: record.place }]
      return [{ article: read as Article, recordKey: (record as NewRecord).key }]
    })
  }
  if (records === 0) yield [{ rejected: { file, reason: { code: 'no_records' } } }]
  const unlisted = rejections - mostRejectionsListed
  if (unlisted > 0) yield [{ rejected: { file, reason: { code: 'more_lines', lines: unlisted } } }]
  return last
}

function newIn(block: RecordBlock): NewRecord[] {
  return block.filter((record): record is NewRecord => 'content' in record)
}

function outcomeOf(
  record: RecordBlock[number],
  known: KnownRecords | null,
  readNow: Iterator<RecordArticle>,
): { id: string } | { reason: RejectionReason } {
  if ('place' in record) return { id: known?.idOf(record.place) ?? '' }
  if ('reason' in record) return record
  return readNow.next().value
}

function textOf(content: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(content)
}

/** Decides whether reading failed because of the file's content, so that it will fail again. */
function isOfContent(cause: unknown): boolean {
  return isDamaged(cause) || isTooMuch(cause)
}

function isDamaged(cause: unknown): boolean {
  return codeOf(cause)?.startsWith('Z_') ?? false
}

function isTooMuch(cause: unknown): boolean {
  return codeOf(cause) === 'TOO_MUCH_UNPACKED'
}

function isAbsence(cause: unknown): boolean {
  return codeOf(cause) === 'ENOENT'
}

function codeOf(cause: unknown): string | undefined {
  return (cause as { code?: string }).code
}

function reasonOf(cause: unknown): RejectionReason {
  if (isAbsence(cause)) return { code: 'absent' }
  if (isTooMuch(cause)) return { code: 'unpacks_too_far' }
  const fault = systemReason(cause)
  if (fault !== null) return fault
  if (isDamaged(cause)) return { code: 'compression_damaged' }
  return faultOf(cause as Error)
}
