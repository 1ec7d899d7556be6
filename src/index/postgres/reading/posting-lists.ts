import type { Bm25Columns } from '../../bm25-index.js'
import { StringTable } from '../../string-table.js'
import { idOf, POSTING, SHARD_BITS, stored } from '../forms.js'
import type { Run } from '../run.js'
import type { Columns } from './columns.js'

/** The rows that contain a term, ascending, and how often. */
interface List {
  rows: Uint32Array
  frequencies: Uint8Array
}

/** How many bytes of lists an open version keeps. */
const KEPT = 64 << 20

/** The posting lists of a version: fetched by term, and kept as long as there is room. */
export class PostingLists {
  /** The one used last comes last. */
  readonly #kept = new Map<string, List>()
  #bytes = 0

  constructor(private readonly columns: Columns) {}

  /** Returns the lists of terms as the columns of an index. */
  async columnsOf(terms: Iterable<string>, run: Run): Promise<Omit<Bm25Columns, 'rowLengths'>> {
    const lists = await this.#fetch(new Set(terms), run)
    const table = new StringTable()
    const starts = [0]
    for (const [term, { rows }] of lists) {
      table.add(term)
      starts.push((starts.at(-1) as number) + rows.length)
    }
    const total = starts.at(-1) as number
    const postingRows = new Uint32Array(total)
    const postingFrequencies = new Uint8Array(total)
    let at = 0
    for (const { rows, frequencies } of lists.values()) {
      postingRows.set(rows, at)
      postingFrequencies.set(frequencies, at)
      at += rows.length
    }
    const { units, starts: termStarts, slots } = table.columns()
    const postings = { postingStarts: Uint32Array.from(starts), postingRows, postingFrequencies }
    return { termUnits: units, termStarts, termSlots: slots, ...postings }
  }

  async #fetch(terms: ReadonlySet<string>, run: Run): Promise<Map<string, List>> {
    const found = new Map<string, List>()
    const missing: string[] = []
    for (const term of terms) {
      const known = this.#kept.get(term)
      if (!known) missing.push(term)
      else {
        this.#kept.delete(term)
        this.#kept.set(term, known)
        found.set(term, known)
      }
    }
    if (missing.length === 0) return found
    const parts = await run<{ term: Buffer; shard: number; data: Buffer }>(
      'select term, shard, data from index_posting where term = any($1) order by term, shard',
      [missing.map(stored)],
    )
    const byTerm = new Map<string, typeof parts>()
    for (const part of parts) {
      const term = idOf(part.term)
      byTerm.set(term, [...(byTerm.get(term) ?? []), part])
    }
    for (const term of missing) {
      const list = this.#listOf(byTerm.get(term) ?? [])
      found.set(term, list)
      this.#keep(term, list)
    }
    return found
  }

  #listOf(parts: readonly { shard: number; data: Buffer }[]): List {
    const most = parts.reduce((sum, { data }) => sum + data.length / POSTING, 0)
    const rows = new Uint32Array(most)
    const frequencies = new Uint8Array(most)
    let count = 0
    let isAscending = true
    for (const { shard, data } of parts) {
      for (let i = 0; i < data.length; i += POSTING) {
        const low = (data[i] as number) | ((data[i + 1] as number) << 8)
        const row = this.columns.rowOfPassage(shard * 2 ** SHARD_BITS + low)
        if (row < 0) continue
        isAscending &&= count === 0 || (rows[count - 1] as number) < row
        rows[count] = row
        frequencies[count++] = data[i + 2] as number
      }
    }
    const list = { rows: rows.slice(0, count), frequencies: frequencies.slice(0, count) }
    return isAscending ? list : sorted(list)
  }

  #keep(term: string, list: List): void {
    // Two questions may have fetched it at once.
    const twin = this.#kept.get(term)
    if (twin) this.#bytes -= bytesOf(twin)
    this.#kept.set(term, list)
    this.#bytes += bytesOf(list)
    for (const [oldest, old] of this.#kept) {
      if (this.#bytes <= KEPT) break
      this.#kept.delete(oldest)
      this.#bytes -= bytesOf(old)
    }
  }
}

/** The bytes of a list, and about those of its place. */
function bytesOf({ rows }: List): number {
  return rows.length * 5 + 200
}

/** Orders a list by row. Both numbers fit into one that sorts likewise. */
function sorted({ rows, frequencies }: List): List {
  const both = Float64Array.from(rows, (row, i) => row * 256 + (frequencies[i] as number)).sort()
  return {
    rows: Uint32Array.from(both, (each) => Math.floor(each / 256)),
    frequencies: Uint8Array.from(both, (each) => each % 256),
  }
}
