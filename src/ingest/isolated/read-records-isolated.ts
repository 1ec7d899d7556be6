import type { RejectionReason } from '../../domain/index.js'
import { patience } from '../limits.js'
import type { RecordArticle } from './messages.js'
import { IsolatedFailure, readIsolated } from './reading-thread.js'

/** A record of a .jsonl file: its line number and its bytes. */
export interface UnreadRecord {
  number: number
  content: Uint8Array
}

/** How many overdue records, at most, shorten the time limit. */
const mostShortened = 5

/** Reads the records of one file in the reading thread, with limits on time and memory. */
export class IsolatedRecords {
  /** The number of overdue records. Each shortens the time limit for the next ones, so that many cannot add up. */
  private overdue = 0

  /**
   * @param isBare whether articles come without their texts
   * @param wait returns how long a record of that many bytes may take, in milliseconds
   */
  constructor(
    private readonly file: string,
    private readonly isBare: boolean,
    private readonly wait = patience,
  ) {}

  /**
   * Returns the result of each record, in order. A record that takes too long or too much memory does not affect
   * the rest.
   */
  async read(records: readonly UnreadRecord[]): Promise<RecordArticle[]> {
    if (records.length === 0) return []
    try {
      return await this.readSome(records)
    } catch (error) {
      if (!(error instanceof IsolatedFailure)) throw error
      const { place } = error
      return [
        ...(await this.read(records.slice(0, place))),
        { reason: this.reasonOf(error, records[place]?.number ?? 0) },
        ...(await this.read(records.slice(place + 1))),
      ]
    }
  }

  private readSome(records: readonly UnreadRecord[]): Promise<RecordArticle[]> {
    const { file, isBare } = this
    const numbers = Uint32Array.from(records, ({ number }) => number)
    const ends = new Uint32Array(records.length)
    const content = new Uint8Array(records.reduce((sum, each) => sum + each.content.length, 0))
    let end = 0
    records.forEach((record, i) => {
      content.set(record.content, end)
      end += record.content.length
      ends[i] = end
    })
    const work = { what: 'records', file, numbers, ends, content, isBare } as const
    const waits = 1 + Math.min(this.overdue, mostShortened)
    return readIsolated(work, ({ place, sinceMoved }) => {
      const size = records[place]?.content.length ?? 0
      return sinceMoved > this.wait(size) / waits
    }) as Promise<RecordArticle[]>
  }

  private reasonOf({ name }: IsolatedFailure, line: number): RejectionReason {
    if (name === 'MemoryLimit') return { code: 'line_out_of_memory', line }
    if (name !== 'TimeLimit') return { code: 'line_unexpected_error', line }
    this.overdue++
    return { code: 'line_timeout', line }
  }
}
