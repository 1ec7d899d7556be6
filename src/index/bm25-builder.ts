import { type Bm25Columns, Bm25Index } from './bm25-index.js'
import { type Bm25Parameters, DEFAULT_BM25, MAXIMUM_FREQUENCY } from './lexical-index.js'
import { StringTable } from './string-table.js'

/** Postings per chunk: chunks are never copied when the list grows, so the peak stays near the total. */
const CHUNK = 1 << 20

interface Chunk {
  terms: Uint32Array
  frequencies: Uint8Array
}

/**
 * Builds a Bm25Index in one pass over the rows. Postings are collected in row order (5 bytes each) and
 * then brought into term order by a counting sort, which keeps the rows of a term ascending.
 */
export class Bm25Builder {
  readonly #terms = new StringTable()
  readonly #chunks: Chunk[] = []
  /** Where in the postings each row begins. */
  readonly #rowStarts: number[] = []
  readonly #rowLengths: number[] = []
  /** By term: 1 + the position of its newest posting, so that a repetition within the row finds it. */
  #newest = new Float64Array(1024)
  /** By term: in how many rows it occurs. */
  #counts = new Uint32Array(1024)
  #postings = 0

  /** Adds the next row (rows come in order, from 0), with each term as often as it occurs. */
  add(terms: Iterable<string>): void {
    const rowStart = this.#postings
    this.#rowStarts.push(rowStart)
    let length = 0
    for (const term of terms) {
      this.#count(this.#terms.add(term), rowStart)
      length++
    }
    this.#rowLengths.push(length)
  }

  finish(parameters: Bm25Parameters = DEFAULT_BM25): Bm25Index {
    return new Bm25Index(this.columns(), parameters)
  }

  columns(): Bm25Columns {
    const { units, starts, slots } = this.#terms.columns()
    const postingStarts = new Uint32Array(this.#terms.size + 1)
    for (let term = 0; term < this.#terms.size; term++) {
      postingStarts[term + 1] = (postingStarts[term] as number) + (this.#counts[term] as number)
    }
    return {
      termUnits: units,
      termStarts: starts,
      termSlots: slots,
      postingStarts,
      ...this.#postingsByTerm(postingStarts),
      rowLengths: Uint32Array.from(this.#rowLengths),
    }
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

  #postingsByTerm(postingStarts: Uint32Array) {
    const postingRows = new Uint32Array(this.#postings)
    const postingFrequencies = new Uint8Array(this.#postings)
    const next = postingStarts.slice()
    for (let row = 0; row < this.#rowStarts.length; row++) {
      const end = this.#rowStarts[row + 1] ?? this.#postings
      for (let i = this.#rowStarts[row] as number; i < end; i++) {
        const chunk = this.#chunks[Math.floor(i / CHUNK)] as Chunk
        const term = chunk.terms[i % CHUNK] as number
        const target = next[term] as number
        next[term] = target + 1
        postingRows[target] = row
        postingFrequencies[target] = chunk.frequencies[i % CHUNK] as number
      }
    }
    return { postingRows, postingFrequencies }
  }
}
