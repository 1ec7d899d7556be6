import { CountedRows } from './counted-rows.js'
import { type GroupedRows, lookUpGroups, type TermPostings } from './grouped-rows.js'
import {
  type Bm25Parameters,
  DEFAULT_BM25,
  heaviestFirst,
  inverseDocumentFrequency,
  type LexicalFinding,
  type LexicalIndex,
  type LexicalMatch,
  LOOKED_AT,
  lengthNorm,
  MINIMUM_WEIGHT,
  type SurveyOptions,
  type WeightedTerm,
} from './lexical-index.js'
import { StringTable } from './string-table.js'
import { TopRows } from './top-rows.js'

/** The stored form of a lexical index; the arrays may be views on a file. */
export interface Bm25Columns {
  /** The term dictionary: see StringTable. */
  termUnits: Uint16Array
  termStarts: Uint32Array
  termSlots: Uint32Array
  /** The postings of term t are those from `postingStarts[t]` up to `postingStarts[t + 1]`. */
  postingStarts: Uint32Array
  /** Ascending within a term. */
  postingRows: Uint32Array
  /** How often the row contains the term, at most MAXIMUM_FREQUENCY. */
  postingFrequencies: Uint8Array
  /** The number of terms in each row, counted with repetition. */
  rowLengths: Uint32Array
}

/**
 * Rows scored at a time. Their scores and norms (12 bytes per row) stay in the processor's cache while all terms of the
 * question pass over them; the scores of a whole corpus would not.
 */
const BLOCK = 1 << 13

/** What scoring needs of all rows, whatever terms they are searched for. */
export interface ScoredRows {
  /** The group of each row, ascending. */
  groups: Uint32Array
  /** lengthNorm of each row and of each group, computed once because every posting needs it. */
  norms: Float32Array
  groupNorms: Float32Array
  /** By row, 1 for those that count towards term frequencies and average length; null if all do. */
  counts: Uint8Array | null
  /** How many rows count. */
  counted: number
}

/**
 * @param groups the group of each row, ascending; by default each row is its own group
 * @param counts says for each row whether it counts towards term frequencies and average length; by default each does
 */
export function scoredRows(
  rowLengths: Uint32Array,
  parameters: Bm25Parameters = DEFAULT_BM25,
  groups: Uint32Array = Uint32Array.from(rowLengths, (_, row) => row),
  counts: Uint8Array | null = null,
): ScoredRows {
  const average = averageOf(rowLengths, counts)
  const norms = Float32Array.from(rowLengths, (length) => lengthNorm(length, average, parameters))
  const lengths = groupLengths(rowLengths, groups)
  const averageGroup = averageOf(lengths, counts && groupCounts(counts, groups))
  const groupNorms = Float32Array.from(lengths, (length) =>
    lengthNorm(length, averageGroup, parameters),
  )
  const counted = counts ? counts.reduce((sum, one) => sum + one, 0) : rowLengths.length
  return { groups, norms, groupNorms, counts: counted < rowLengths.length ? counts : null, counted }
}

/** BM25 over postings in typed arrays, grouped by term. Opening one builds nothing per term. */
export class Bm25Index implements LexicalIndex {
  readonly terms: StringTable
  /** The scores of the current block, all 0 between blocks. */
  readonly #scores = new Float64Array(BLOCK)
  /** The positions in the block that have a score. */
  readonly #touched = new Uint32Array(BLOCK)

  readonly #norms: Float32Array
  readonly #grouped: GroupedRows
  readonly #counted: CountedRows

  constructor(
    readonly columns: Omit<Bm25Columns, 'rowLengths'>,
    rows: ScoredRows,
  ) {
    const { termUnits: units, termStarts: starts, termSlots: slots } = columns
    this.terms = new StringTable({ units, starts, slots })
    this.#counted = new CountedRows(columns, rows)
    this.#norms = rows.norms
    this.#grouped = { ...rows, columns }
  }

  get size(): number {
    return this.#counted.size
  }

  documentFrequency(term: string): number {
    const number = this.terms.find(term)
    return number < 0 ? 0 : this.#counted.holding(number)
  }

  search(
    terms: readonly WeightedTerm[],
    k: number,
    filter?: (row: number) => boolean,
  ): LexicalMatch[] {
    const cursors = terms.flatMap((term) => this.#postings(term) ?? []).sort(heaviestFirst)
    const rest = sumsOfRest(cursors)
    const top = new TopRows(k)
    if (cursors.length === 0) return []
    for (let start = 0; start < this.#norms.length; start += BLOCK) {
      let touched = 0
      for (const [i, cursor] of cursors.entries()) {
        // A row that contains only terms from here on can no longer be among the best.
        const isLate = (rest[i] as number) < top.floor
        touched = this.#score(cursor, start, touched, isLate)
      }
      this.#collect(top, start, touched, filter)
    }
    return top.sorted()
  }

  survey(
    terms: readonly WeightedTerm[],
    { k, groupWeight, filter }: SurveyOptions,
  ): LexicalFinding[] {
    const found = this.search(terms, Math.ceil(k * LOOKED_AT), filter).map(({ row }) => row)
    const rank = ({ score, groupScore }: LexicalFinding) => score + groupWeight * groupScore
    return this.lookUp(terms, found)
      .sort((a, b) => rank(b) - rank(a) || a.row - b.row)
      .slice(0, k)
  }

  lookUp(terms: readonly WeightedTerm[], rows: readonly number[]): LexicalFinding[] {
    const postings = terms.map((term) => this.#postings(term))
    return lookUpGroups(this.#grouped, postings, rows)
  }

  #postings({ term, weight }: WeightedTerm): TermPostings | null {
    const number = this.terms.find(term)
    if (number < 0 || !(weight >= MINIMUM_WEIGHT)) return null
    const next = this.columns.postingStarts[number] as number
    const end = this.columns.postingStarts[number + 1] as number
    const frequency = this.#counted.holding(number)
    return { factor: weight * inverseDocumentFrequency(this.size, frequency), next, end }
  }

  /**
   * Adds the score of one term to the rows of a block; if `isLate`, only to rows that already have a score. Returns how
   * many rows have a score now.
   */
  #score(cursor: TermPostings, start: number, touchedBefore: number, isLate: boolean): number {
    const { postingRows, postingFrequencies } = this.columns
    const norms = this.#norms
    const scores = this.#scores
    const { factor, end } = cursor
    const blockEnd = start + BLOCK
    let touched = touchedBefore
    let i = cursor.next
    for (; i < end; i++) {
      const row = postingRows[i] as number
      if (row >= blockEnd) break
      const before = scores[row - start] as number
      if (before === 0) {
        if (isLate) continue
        this.#touched[touched++] = row - start
      }
      const frequency = postingFrequencies[i] as number
      scores[row - start] = before + (factor * frequency) / (frequency + (norms[row] as number))
    }
    cursor.next = i
    return touched
  }

  /** Offers the scored rows of a block to the best rows, and resets the scores to 0. */
  #collect(
    top: TopRows,
    start: number,
    touched: number,
    filter: ((row: number) => boolean) | undefined,
  ): void {
    const scores = this.#scores
    for (let i = 0; i < touched; i++) {
      const place = this.#touched[i] as number
      const score = scores[place] as number
      scores[place] = 0
      if (score < top.floor) continue
      const row = start + place
      if (top.admits(row, score) && (filter?.(row) ?? true)) top.add(row, score)
    }
  }
}

/**
 * Returns, by term, the most that it and the terms after it can add to a row: each adds less than its factor. Slightly
 * increased to allow for rounding. Terms are skipped once this is too little (Turtle & Flood, “Query evaluation:
 * strategies and optimizations”, 1995).
 */
function sumsOfRest(cursors: readonly TermPostings[]): Float64Array {
  const sums = new Float64Array(cursors.length)
  let sum = 0
  for (let i = cursors.length - 1; i >= 0; i--) {
    sum += (cursors[i] as TermPostings).factor * (1 + 1e-9)
    sums[i] = sum
  }
  return sums
}

/** Returns the average of the lengths that count; all count if `counts` is null. */
function averageOf(lengths: Uint32Array, counts: Uint8Array | null): number {
  let total = 0
  let counted = 0
  for (const [i, length] of lengths.entries()) {
    if (counts?.[i] === 0) continue
    total += length
    counted++
  }
  return counted > 0 ? total / counted : 0
}

/** A group counts if one of its rows does. */
function groupCounts(counts: Uint8Array, groups: Uint32Array): Uint8Array {
  const found = new Uint8Array((groups.at(-1) ?? -1) + 1)
  for (const [row, group] of groups.entries()) if (counts[row] === 1) found[group] = 1
  return found
}

function groupLengths(rowLengths: Uint32Array, groups: Uint32Array): Uint32Array {
  const lengths = new Uint32Array((groups.at(-1) ?? -1) + 1)
  for (let row = 0; row < groups.length; row++) {
    const group = groups[row] as number
    lengths[group] = (lengths[group] as number) + (rowLengths[row] as number)
  }
  return lengths
}
