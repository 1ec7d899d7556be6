import { on } from 'node:events'
import { Worker } from 'node:worker_threads'
import { keyLength } from '../near-duplicates/find-origins.js'

/** A record that is as it was: its place among the keys that were given. */
interface KnownRecord {
  number: number
  place: number
}

interface NewRecord {
  number: number
  /** Tells records apart by their line and their bytes. */
  key: string
  content: Uint8Array
}

/** What the thread posts for some lines: by record, but keys and contents of the new ones only. */
interface Block {
  numbers: Uint32Array
  /** −1 for a new record. */
  places: Int32Array
  /** Where each record's content ends in `content`. */
  ends: Uint32Array
  keys: string
  content: Uint8Array
}

type Message = Block | { done: true } | { failed: { code?: string; message: string } }

/**
 * The records of a .jsonl or .jsonl.gz file, which may be larger than memory, as another thread finds them. Reading
 * begins at once and goes on beside other work: known records all the way, new ones up to some megabytes ahead.
 * Read it to its end, or close it.
 */
export class RecordReader {
  readonly #worker: Worker
  readonly #messages: AsyncIterableIterator<[Message]>

  /** @param known the keys of known records, one after another */
  constructor(
    path: string,
    readonly known = '',
  ) {
    this.#worker = new Worker(new URL('worker.mjs', import.meta.url), {
      execArgv: [],
      workerData: { path, known, keyLength },
    })
    this.#messages = on(this.#worker, 'message', {
      close: ['exit'],
    }) as AsyncIterableIterator<[Message]>
  }

  /**
   * Some records at a time, in the order of their lines, which are numbered from 1; blank ones are left out.
   * @throws what reading the file failed with
   */
  async *blocks(): AsyncGenerator<(KnownRecord | NewRecord)[]> {
    try {
      for await (const [message] of this.#messages) {
        if ('done' in message) return
        if ('failed' in message)
          throw Object.assign(new Error(message.failed.message), message.failed)
        yield recordsOf(message)
        this.#worker.postMessage(message.content.byteLength)
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

function recordsOf({ numbers, places, ends, keys, content }: Block): (KnownRecord | NewRecord)[] {
  let keyAt = 0
  return Array.from(numbers, (number, i) => {
    const place = places[i] ?? -1
    if (place >= 0) return { number, place }
    const key = keys.slice(keyAt, keyAt + keyLength)
    keyAt += keyLength
    return { number, key, content: content.subarray(ends[i - 1] ?? 0, ends[i]) }
  })
}
