import { on } from 'node:events'
import { Worker } from 'node:worker_threads'
import { compiled } from '../../compiled.js'
import type { RejectionReason } from '../../domain/index.js'
import { longestRecord, unpackedRecords } from '../limits.js'
import { keyLength } from '../near-duplicates/find-origins.js'

/** An unchanged record: its index among the known keys. */
interface KnownRecord {
  number: number
  place: number
}

/** A newly read record. */
export interface NewRecord {
  number: number
  /** Identifies a record by its line and its bytes. */
  key: string
  content: Uint8Array
}

/** A line that was skipped because it is not a valid record. */
interface RefusedRecord {
  number: number
  reason: RejectionReason
}

/** Some consecutive records of a file. */
export type RecordBlock = (KnownRecord | NewRecord | RefusedRecord)[]

/** What the thread posts for some lines: data for each record, but keys and contents only of the new ones. */
export interface Block {
  numbers: Uint32Array
  /** −1 for a new record, −2 for one that is too long. */
  places: Int32Array
  /** The end of each record's content in `content`. */
  ends: Uint32Array
  keys: string
  content: Uint8Array
  /** How much it counts towards what may wait. */
  weight: number
}

/** The bytes of a file as they were when read. */
export interface ReadBytes {
  /** In hexadecimal. */
  sha256: string
  /** Their number. */
  bytes: number
}

export type Message =
  | Block
  | { done: { read: ReadBytes; isOpenEnded: boolean } }
  | { failed: { code?: string; message: string; read: ReadBytes | null } }

/**
 * How far reading may run ahead, in bytes: the amount read at once, and how much content and per-line data may
 * wait to be consumed.
 */
const pace = { atOnce: 1 << 20, mostWaiting: 8 << 20 }

/** The data that the thread is started with. */
export interface ReadTask {
  path: string
  /** The keys of known records, concatenated. */
  known: string
  keyLength: number
  longestRecord: number
  unpackedRecords: typeof unpackedRecords
  atOnce: number
  mostWaiting: number
}

/**
 * Reads the records of a .jsonl or .jsonl.gz file, which may be larger than memory, in another thread. Reading
 * begins at once and continues in parallel with other work: to the end through known records, some megabytes
 * ahead for new ones. The caller reads it to the end, or closes it.
 */
export class RecordReader {
  readonly #worker: Worker
  readonly #messages: AsyncIterableIterator<[Message]>
  /** The bytes read, the whole file; null until `blocks` has ended, and if the file could not be read. */
  read: ReadBytes | null = null
  /** Whether there is content after the last newline; known once `blocks` has ended. */
  isOpenEnded = false

  /**
   * @param known the keys of known records, concatenated
   * @param tempo `atOnce`: bytes read at once; `mostWaiting`: bytes of records that may wait to be consumed
   */
  constructor(
    path: string,
    readonly known = '',
    tempo: typeof pace = pace,
  ) {
    this.#worker = new Worker(compiled(new URL('./worker.js', import.meta.url)), {
      execArgv: [],
      workerData: {
        ...{ path, known, keyLength, longestRecord, unpackedRecords },
        ...tempo,
      } satisfies ReadTask,
    })
    this.#messages = on(this.#worker, 'message', {
      close: ['exit'],
    }) as AsyncIterableIterator<[Message]>
  }

  /**
   * Yields some records at a time, in the order of their lines, which are numbered from 1. Blank lines are left
   * out; of a line that is too long only the number is kept.
   * @throws the error with which reading the file failed
   */
  async *blocks(): AsyncGenerator<RecordBlock> {
    try {
      for await (const [message] of this.#messages) {
        if ('done' in message) {
          this.read = message.done.read
          this.isOpenEnded = message.done.isOpenEnded
          return
        }
        if ('failed' in message) {
          const { read, ...failure } = message.failed
          this.read = read
          throw Object.assign(new Error(failure.message), failure)
        }
        yield recordsOf(message)
        this.#worker.postMessage(message.weight)
      }
      throw new Error('the thread that reads records has ended')
    } finally {
      await this.close()
    }
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }
}

function recordsOf({ numbers, places, ends, keys, content }: Block): RecordBlock {
  let keyAt = 0
  return Array.from(numbers, (number, i) => {
    const place = places[i] ?? -1
    if (place >= 0) return { number, place }
    if (place === -2) return { number, reason: tooLong(number) }
    const key = keys.slice(keyAt, keyAt + keyLength)
    keyAt += keyLength
    return { number, key, content: content.subarray(ends[i - 1] ?? 0, ends[i]) }
  })
}

function tooLong(line: number): RejectionReason {
  return { code: 'line_too_long', line, megabytes: longestRecord / 1_000_000 }
}
