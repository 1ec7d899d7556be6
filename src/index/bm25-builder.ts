import { type Bm25Columns, Bm25Index, scoredRows } from './bm25-index.js'
import { type Bm25Parameters, DEFAULT_BM25, MAXIMUM_FREQUENCY } from './lexical-index.js'
import { countKept, mergePostings, type Postings } from './merge-postings.js'
import { StringTable } from './string-table.js'

/** Postings per chunk. Chunks are never copied when the list grows, so the peak memory stays near the total. */
const CHUNK = 1 << 20

interface Chunk {
  terms: Uint32Array
  frequencies: Uint8Array
}

/** Marks a row of the base that the new index does not keep. */
const NOT_KEPT = -1

/**
 * Builds a Bm25Index in one pass over the rows. Postings are collected in row order (5 bytes each) and then brought
 * into term order by a counting sort, which keeps the rows of a term ascending.
 *
 * With a `base`, rows of an earlier index can be kept without reading their terms again.
 */
export class Bm25Builder {
  readonly #base: Bm25Columns | null
  /** By row of the base: its new row, or NOT_KEPT. */
  readonly #newRows: Int32Array
  readonly #terms: StringTable
  readonly #chunks: Chunk[] = []
  /** The added rows, and the position in the postings where each begins. */
  readonly #addedRows: number[] = []
  readonly #addedStarts: number[] = []
  readonly #rowLengths: number[] = []
  /** By term: 1 + the position of its newest posting, used to find a repetition within the row. */
  #newest: Float64Array
  /** By term: how many of the added rows contain it. */
  #counts: Uint32Array
  #postings = 0

  constructor(base: Bm25Columns | null = null) {
    this.#base = base
    this.#newRows = new Int32Array(base?.rowLengths.length ?? 0).fill(NOT_KEPT)
    this.#terms = new StringTable(
      base
        ? {
            units: base.termUnits.slice(),
            starts: base.termStarts.slice(),
            slots: base.termSlots.slice(),
          }
        : undefined,
    )
    const capacity = Math.max(1024, this.#terms.size)
    this.#newest = new Float64Array(capacity)
    this.#counts = new Uint32Array(capacity)
  }

  /** Adds the next row (rows are numbered from 0), with each term as many times as it occurs. */
  add(terms: Iterable<string>): void {
    const start = this.#postings
    let length = 0
    for (const term of terms) {
      this.#count(this.#terms.add(term), start)
      length++
    }
    this.#addedRows.push(this.#rowLengths.length)
    this.#addedStarts.push(start)
    this.#rowLengths.push(length)
  }

  /**
   * Adds the next row by its terms, each once with its frequency.
   * @param length of the row: its number of terms, counted with repetition
   */
  addCounted(terms: readonly (readonly [term: string, frequency: number])[], length: number): void {
    this.add(terms.map(([term]) => term))
    const start = this.#addedStarts[this.#addedStarts.length - 1] as number
    for (const [i, [, frequency]] of terms.entries()) {
      const { frequencies } = this.#chunks[Math.floor((start + i) / CHUNK)] as Chunk
      frequencies[(start + i) % CHUNK] = Math.min(frequency, MAXIMUM_FREQUENCY)
    }
    this.#rowLengths[this.#rowLengths.length - 1] = length
  }

  /** Makes a row of the base the next row; each can be kept once. */
  keep(baseRow: number): void {
    const length = this.#base?.rowLengths[baseRow]
    if (length === undefined) throw new RangeError(`the base has no row ${baseRow}`)
    this.#newRows[baseRow] = this.#rowLengths.length
    this.#rowLengths.push(length)
  }

  finish(parameters: Bm25Parameters = DEFAULT_BM25): Bm25Index {
    const columns = this.columns()
    return new Bm25Index(columns, scoredRows(columns.rowLengths, parameters))
  }

  columns(): Bm25Columns {
    const counts = this.#counts.slice(0, this.#terms.size)
    if (this.#base) countKept(this.#base, this.#newRows, counts)
    const postingStarts = new Uint32Array(counts.length + 1)
    for (let term = 0; term < counts.length; term++) {
      postingStarts[term + 1] = (postingStarts[term] as number) + (counts[term] as number)
    }
    const total = postingStarts[counts.length] as number
    const postings = {
      postingStarts,
      postingRows: new Uint32Array(total),
      postingFrequencies: new Uint8Array(total),
    }
    if (this.#base) mergePostings(this.#base, this.#newRows, postings, this.#addedPostings())
    else this.#place(postings, postingStarts.slice())
    const { units, starts, slots } = this.#terms.columns()
    return withoutUnusedTerms({
      termUnits: units,
      termStarts: starts,
      termSlots: slots,
      ...postings,
      rowLengths: Uint32Array.from(this.#rowLengths),
    })
  }

  #count(term: number, rowStart: number): void {
    if (term >= this.#counts.length) this.#growPerTerm(term)
    const newest = (this.#newest[term] as number) - 1
    if (newest >= rowStart) {
      const { frequencies } = this.#chunks[Math.floor(newest / CHUNK)] as Chunk
      const place = newest % CHUNK
      const frequency = frequencies[place] as number
      if (frequency < MAXIMUM_FREQUENCY) frequencies[place] = frequency + 1
      return
    }
    const place = this.#postings % CHUNK
    if (place === 0) {
      this.#chunks.push({ terms: new Uint32Array(CHUNK), frequencies: new Uint8Array(CHUNK) })
    }
    const chunk = this.#chunks[this.#chunks.length - 1] as Chunk
    chunk.terms[place] = term
    chunk.frequencies[place] = 1
    this.#counts[term] = (this.#counts[term] as number) + 1
    this.#postings++
    this.#newest[term] = this.#postings
  }

  #growPerTerm(term: number): void {
    const length = Math.max(term + 1, this.#counts.length * 2)
    const newest = new Float64Array(length)
    newest.set(this.#newest)
    this.#newest = newest
    const counts = new Uint32Array(length)
    counts.set(this.#counts)
    this.#counts = counts
  }

  /** Returns the postings of the added rows alone, in term order. */
  #addedPostings(): Postings {
    const postingStarts = new Uint32Array(this.#terms.size + 1)
    for (let term = 0; term < this.#terms.size; term++) {
      postingStarts[term + 1] = (postingStarts[term] as number) + (this.#counts[term] as number)
    }
    const added = {
      postingStarts,
      postingRows: new Uint32Array(this.#postings),
      postingFrequencies: new Uint8Array(this.#postings),
    }
    this.#place(added, postingStarts.slice())
    return added
  }

  /** Writes the postings of the added rows, row after row, to the positions that `next` holds for their terms. */
  #place({ postingRows, postingFrequencies }: Postings, next: Uint32Array): void {
    for (let added = 0; added < this.#addedRows.length; added++) {
      const row = this.#addedRows[added] as number
      const end = this.#addedStarts[added + 1] ?? this.#postings
      for (let i = this.#addedStarts[added] as number; i < end; i++) {
        const chunk = this.#chunks[Math.floor(i / CHUNK)] as Chunk
        const term = chunk.terms[i % CHUNK] as number
        const target = next[term] as number
        next[term] = target + 1
        postingRows[target] = row
        postingFrequencies[target] = chunk.frequencies[i % CHUNK] as number
      }
    }
  }
}

/** If more than this share of terms is no longer in any row, the dictionary of a base is rebuilt without them. */
const MOST_UNUSED = 1 / 4

function withoutUnusedTerms(columns: Bm25Columns): Bm25Columns {
  const { postingStarts } = columns
  const isUsed = (_: number, term: number) => postingStarts[term] !== postingStarts[term + 1]
  const total = postingStarts.length - 1
  let unused = 0
  for (let term = 0; term < total; term++) {
    if (postingStarts[term] === postingStarts[term + 1]) unused++
  }
  if (unused <= MOST_UNUSED * total) return columns
  const used = postingStarts.subarray(0, -1).filter(isUsed)
  const before = new StringTable({
    units: columns.termUnits,
    starts: columns.termStarts,
    slots: columns.termSlots,
  })
  const terms = new StringTable()
  for (let term = 0; term < total; term++) if (isUsed(0, term)) terms.add(before.at(term))
  const { units, starts, slots } = terms.columns()
  // Unused terms have no postings, so the postings stay as they are.
  return {
    ...columns,
    termUnits: units,
    termStarts: starts,
    termSlots: slots,
    postingStarts: withEnd(used, columns.postingRows.length),
  }
}

function withEnd(starts: Uint32Array, end: number): Uint32Array {
  const result = new Uint32Array(starts.length + 1)
  result.set(starts)
  result[starts.length] = end
  return result
}
