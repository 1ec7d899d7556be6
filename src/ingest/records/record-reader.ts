import { on } from 'node:events'
import { Worker } from 'node:worker_threads'
import { compiled } from '../../compiled.js'
import type { RejectionReason } from '../../domain/index.js'
import { longestRecord, unpackedRecords } from '../limits.js'
import { keyLength } from '../near-duplicates/find-origins.js'

/** A record that is as it was: its place among the keys that were given. */
interface KnownRecord {
  number: number
  place: number
}

/** A record that was read now. */
export interface NewRecord {
  number: number
  /** Tells records apart by their line and their bytes. */
  key: string
  content: Uint8Array
}

/** A line that is no record: it was passed over. */
interface RefusedRecord {
  number: number
  reason: RejectionReason
}

/** Some records of a file, in order. */
export type RecordBlock = (KnownRecord | NewRecord | RefusedRecord)[]

/** What the thread posts for some lines: by record, but keys and contents of the new ones only. */
export interface Block {
  numbers: Uint32Array
  /** −1 for a new record, −2 for one that is too long. */
  places: Int32Array
  /** Where each record's content ends in `content`. */
  ends: Uint32Array
  keys: string
  content: Uint8Array
  /** How much of what may wait it takes up. */
  weight: number
}

/** The bytes of a file, as they were when they were read. */
export interface ReadBytes {
  /** In hexadecimal. */
  sha256: string
  /** How many they are. */
  bytes: number
}

export type Message =
  | Block
  | { done: { read: ReadBytes; isOpenEnded: boolean } }
  | { failed: { code?: string; message: string; read: ReadBytes | null } }

/** How far reading goes ahead, in bytes: what is read at once, and what may wait to be taken over, of content and of what is told of each line. */
const pace = { atOnce: 1 << 20, mostWaiting: 8 << 20 }

/** What the thread is started with. */
export interface ReadTask {
  path: string
  /** The keys of known records, one after another. */
  known: string
  keyLength: number
  longestRecord: number
  unpackedRecords: typeof unpackedRecords
  atOnce: number
  mostWaiting: number
}

/**
 * The records of a .jsonl or .jsonl.gz file, which may be larger than memory, as another thread finds them. Reading
 * begins at once and goes on beside other work: known records all the way, new ones up to some megabytes ahead.
 * Read it to its end, or close it.
 */
export class RecordReader {
  readonly #worker: Worker
  readonly #messages: AsyncIterableIterator<[Message]>
  /** What was read, all of the file; null until `blocks` has ended, and where the file could not be read. */
  read: ReadBytes | null = null
  /** Whether something stands behind the last newline; known once `blocks` has ended. */
  isOpenEnded = false

  /**
   * @param known the keys of known records, one after another
   * @param tempo `atOnce`: bytes that are read at once; `mostWaiting`: bytes of records that may wait to be taken over
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
   * Some records at a time, in the order of their lines, which are numbered from 1; blank ones are left out, and of
   * one that is too long only the number is kept.
   * @throws what reading the file failed with
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
