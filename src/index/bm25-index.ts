import {
  type Bm25Parameters,
  DEFAULT_BM25,
  inverseDocumentFrequency,
  type LexicalIndex,
  type LexicalMatch,
  lengthNorm,
  type WeightedTerm,
} from './lexical-index.js'
import { StringTable } from './string-table.js'
import { best } from './top-rows.js'

/** What is stored of a lexical index; views on a file serve as well as arrays of one's own. */
export interface Bm25Columns {
  /** The term dictionary: see StringTable. */
  termUnits: Uint16Array
  termStarts: Uint32Array
  termSlots: Uint32Array
  /** The postings of term t are those from `postingStarts[t]` up to `postingStarts[t + 1]`. */
  postingStarts: Uint32Array
  postingRows: Uint32Array
  /** How often the row holds the term, at most MAXIMUM_FREQUENCY. */
  postingFrequencies: Uint8Array
  /** How many terms each row holds, counted with repetition. */
  rowLengths: Uint32Array
}

/** BM25 over postings in typed arrays, grouped by term. Opening one builds nothing per term. */
export class Bm25Index implements LexicalIndex {
  readonly terms: StringTable
  /** lengthNorm of each row, computed once because every posting needs it. */
  readonly #norms: Float64Array
  /** The scores of the search that is running, all 0 between searches. */
  readonly #scores: Float64Array
  /** The rows that the running search has touched. */
  readonly #touched: Uint32Array

  constructor(
    readonly columns: Bm25Columns,
    parameters: Bm25Parameters = DEFAULT_BM25,
  ) {
    const { termUnits: units, termStarts: starts, termSlots: slots, rowLengths } = columns
    this.terms = new StringTable({ units, starts, slots })
    const average = averageOf(rowLengths)
    this.#norms = new Float64Array(rowLengths.length)
    for (let row = 0; row < rowLengths.length; row++) {
      this.#norms[row] = lengthNorm(rowLengths[row] as number, average, parameters)
    }
    this.#scores = new Float64Array(rowLengths.length)
    this.#touched = new Uint32Array(rowLengths.length)
  }

  get size(): number {
    return this.columns.rowLengths.length
  }

  documentFrequency(term: string): number {
    const number = this.terms.find(term)
    if (number < 0) return 0
    const { postingStarts } = this.columns
    return (postingStarts[number + 1] as number) - (postingStarts[number] as number)
  }

  search(
    terms: readonly WeightedTerm[],
    k: number,
    filter?: (row: number) => boolean,
  ): LexicalMatch[] {
    let touched = 0
    for (const { term, weight } of terms) {
      if (weight > 0) touched = this.#addScores(term, weight, touched)
    }
    const matches = best(this.#touched.subarray(0, touched), this.#scores, k, filter)
    for (let i = 0; i < touched; i++) this.#scores[this.#touched[i] as number] = 0
    return matches
  }

  /** Adds what one term gives to every row that holds it; returns how many rows are touched now. */
  #addScores(term: string, weight: number, touchedBefore: number): number {
    const number = this.terms.find(term)
    if (number < 0) return touchedBefore
    const { postingStarts, postingRows, postingFrequencies } = this.columns
    const start = postingStarts[number] as number
    const end = postingStarts[number + 1] as number
    const idf = weight * inverseDocumentFrequency(this.size, end - start)
    const norms = this.#norms
    const scores = this.#scores
    let touched = touchedBefore
    for (let i = start; i < end; i++) {
      const row = postingRows[i] as number
      const frequency = postingFrequencies[i] as number
      const before = scores[row] as number
      if (before === 0) this.#touched[touched++] = row
      scores[row] = before + (idf * frequency) / (frequency + (norms[row] as number))
    }
    return touched
  }
}

function averageOf(lengths: Uint32Array): number {
  let total = 0
  for (const length of lengths) total += length
  return lengths.length > 0 ? total / lengths.length : 0
}
