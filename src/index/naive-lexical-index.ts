import {
  type Bm25Parameters,
  DEFAULT_BM25,
  inverseDocumentFrequency,
  type LexicalIndex,
  type LexicalMatch,
  lengthNorm,
  MAXIMUM_FREQUENCY,
  MINIMUM_WEIGHT,
  type WeightedTerm,
} from './lexical-index.js'

/** BM25 over plain Maps: the simplest lexical index, and the oracle of the other. */
export class NaiveLexicalIndex implements LexicalIndex {
  readonly size: number
  /** term → row → how often */
  readonly #postings = new Map<string, Map<number, number>>()
  readonly #lengths: number[]
  readonly #averageLength: number

  /** `rows[i]` holds the terms of row i, repeated as often as they occur. */
  constructor(
    rows: readonly (readonly string[])[],
    readonly parameters: Bm25Parameters = DEFAULT_BM25,
  ) {
    this.size = rows.length
    this.#lengths = rows.map((terms) => terms.length)
    const total = this.#lengths.reduce((sum, length) => sum + length, 0)
    this.#averageLength = rows.length > 0 ? total / rows.length : 0
    rows.forEach((terms, row) => {
      for (const term of terms) this.#count(term, row)
    })
  }

  #count(term: string, row: number): void {
    const rows = this.#postings.get(term) ?? new Map<number, number>()
    rows.set(row, Math.min((rows.get(row) ?? 0) + 1, MAXIMUM_FREQUENCY))
    this.#postings.set(term, rows)
  }

  documentFrequency(term: string): number {
    return this.#postings.get(term)?.size ?? 0
  }

  search(
    terms: readonly WeightedTerm[],
    k: number,
    filter?: (row: number) => boolean,
  ): LexicalMatch[] {
    const scores = new Map<number, number>()
    for (const { term, weight } of terms) {
      const rows = this.#postings.get(term)
      if (rows === undefined || !(weight >= MINIMUM_WEIGHT)) continue
      const idf = weight * inverseDocumentFrequency(this.size, rows.size)
      for (const [row, frequency] of rows) {
        const norm = lengthNorm(this.#lengths[row] ?? 0, this.#averageLength, this.parameters)
        scores.set(row, (scores.get(row) ?? 0) + (idf * frequency) / (frequency + norm))
      }
    }
    return [...scores]
      .map(([row, score]) => ({ row, score }))
      .filter(({ row }) => filter?.(row) ?? true)
      .sort((a, b) => b.score - a.score || a.row - b.row)
      .slice(0, k)
  }
}
