/** The passages of a snapshot by row, in the order of the articles and, within each, of their position. */
export const PASSAGES = 'passages.bin'

export interface PassageColumns {
  articleRows: Uint32Array
  /** Offsets into the article's text in UTF-16 code units. */
  starts: Uint32Array
  ends: Uint32Array
  /** The passage's label in the vector index; it stays the same when the row changes. */
  labels: Uint32Array
  /** The content key, in two halves: passages with the same text have the same key. */
  keysHigh: Uint32Array
  keysLow: Uint32Array
}

export interface ContentKey {
  high: number
  low: number
}

/**
 * Returns a 64-bit hash of a passage's text: two multiplicative hashes with different constants, each mixed with the
 * other at the end (cyrb53 by bryc, public domain, with all 64 bits kept).
 */
export function contentKey(text: string): ContentKey {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 0x9e3779b1)
    b = Math.imul(b ^ unit, 0x5f356495)
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35)
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35)
  return { high: b >>> 0, low: a >>> 0 }
}

/** Marks a passage that has no vector yet. */
export const NO_LABEL = 0xffffffff

/** Collects passages row by row. */
export class PassageCollector {
  #columns: PassageColumns = allocate(1024)
  #count = 0

  get count(): number {
    return this.#count
  }

  add(articleRow: number, start: number, end: number, key: ContentKey, label: number): void {
    const row = this.#makeRoom(1)
    this.#columns.articleRows[row] = articleRow
    this.#columns.starts[row] = start
    this.#columns.ends[row] = end
    this.#columns.labels[row] = label
    this.#columns.keysHigh[row] = key.high
    this.#columns.keysLow[row] = key.low
  }

  /** Copies passages from rows of another version, with the rows of their articles shifted. */
  copy(from: PassageColumns, first: number, end: number, shift: number): void {
    const row = this.#makeRoom(end - first)
    for (const name of NAMES) this.#columns[name].set(from[name].subarray(first, end), row)
    const rows = this.#columns.articleRows
    for (let i = row; i < this.#count; i++) rows[i] = (rows[i] as number) + shift
  }

  /** Makes room for new rows and returns the first. */
  #makeRoom(rows: number): number {
    const first = this.#count
    this.#count += rows
    const room = this.#columns.starts.length
    if (this.#count > room) this.#columns = resized(this.#columns, Math.max(this.#count, room * 2))
    return first
  }

  columns(): PassageColumns {
    return resized(this.#columns, this.#count)
  }
}

const NAMES = ['articleRows', 'starts', 'ends', 'labels', 'keysHigh', 'keysLow'] as const

function allocate(rows: number): PassageColumns {
  return {
    articleRows: new Uint32Array(rows),
    starts: new Uint32Array(rows),
    ends: new Uint32Array(rows),
    labels: new Uint32Array(rows),
    keysHigh: new Uint32Array(rows),
    keysLow: new Uint32Array(rows),
  }
}

function resized(columns: PassageColumns, rows: number): PassageColumns {
  const result = allocate(rows)
  for (const name of NAMES) result[name].set(columns[name].subarray(0, rows))
  return result
}
