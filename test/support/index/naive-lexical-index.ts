import {
  BITS,
  type Bm25Parameters,
  DEFAULT_BM25,
  heaviestFirst,
  inverseDocumentFrequency,
  type LexicalFinding,
  type LexicalIndex,
  type LexicalMatch,
  LOOKED_AT,
  lengthNorm,
  MAXIMUM_FREQUENCY,
  MINIMUM_WEIGHT,
  type SurveyOptions,
  type WeightedTerm,
} from '../../../src/index/lexical-index.js'

/** BM25 over plain Maps: the simplest lexical index, which serves as the oracle for the real one. */
export class NaiveLexicalIndex implements LexicalIndex {
  readonly size: number
  /** term → row → how often */
  readonly #postings = new Map<string, Map<number, number>>()
  readonly #lengths: number[]
  readonly #averageLength: number

  /** @param rows the terms of each row, repeated as often as they occur */
  constructor(
    rows: readonly (readonly string[])[],
    readonly parameters: Bm25Parameters = DEFAULT_BM25,
    /** The group of each row; by default each row is its own group. */
    readonly groups: readonly number[] = rows.map((_, row) => row),
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
    for (const { rows, factor } of this.#weighed(terms)) {
      for (const [row, frequency] of rows) {
        const norm = lengthNorm(this.#lengths[row] ?? 0, this.#averageLength, this.parameters)
        scores.set(row, (scores.get(row) ?? 0) + (factor * frequency) / (frequency + norm))
      }
    }
    return [...scores]
      .map(([row, score]) => ({ row, score }))
      .filter(({ row }) => filter?.(row) ?? true)
      .sort((a, b) => b.score - a.score || a.row - b.row)
      .slice(0, k)
  }

  #weighed(terms: readonly WeightedTerm[]) {
    return terms
      .flatMap(({ term, weight }) => {
        const rows = this.#postings.get(term)
        if (rows === undefined || !(weight >= MINIMUM_WEIGHT)) return []
        return [{ rows, factor: weight * inverseDocumentFrequency(this.size, rows.size) }]
      })
      .sort(heaviestFirst)
  }

  survey(
    terms: readonly WeightedTerm[],
    { k, groupWeight, filter }: SurveyOptions,
  ): LexicalFinding[] {
    const found = this.search(terms, Math.ceil(k * LOOKED_AT), filter).map(({ row }) => row)
    const ranked = ({ score, groupScore }: LexicalFinding) => score + groupWeight * groupScore
    return this.lookUp(terms, found)
      .sort((a, b) => ranked(b) - ranked(a) || a.row - b.row)
      .slice(0, k)
  }

  lookUp(terms: readonly WeightedTerm[], rows: readonly number[]): LexicalFinding[] {
    const members = (row: number) =>
      this.groups.flatMap((group, other) => (group === this.groups[row] ? [other] : []))
    const scores = new Map(this.search(terms, this.size).map(({ row, score }) => [row, score]))
    return rows.map((row) => {
      const near = members(row).filter((other) => Math.abs(other - row) <= 1)
      return {
        row,
        score: scores.get(row) ?? 0,
        groupScore: this.#scoreTogether(terms, members(row)),
        terms: this.#bits(terms, [row]),
        termsNear: this.#bits(terms, near),
        termsInGroup: this.#bits(terms, members(row)),
      }
    })
  }

  /** Returns the BM25 score of rows taken as one text, among the texts of all groups. */
  #scoreTogether(terms: readonly WeightedTerm[], rows: readonly number[]): number {
    const lengthOf = (all: readonly number[]) =>
      all.reduce((sum, row) => sum + (this.#lengths[row] ?? 0), 0)
    const average = lengthOf([...this.groups.keys()]) / new Set(this.groups).size
    const norm = lengthNorm(lengthOf(rows), average, this.parameters)
    let score = 0
    for (const { term, weight } of terms) {
      const postings = this.#postings.get(term)
      if (postings === undefined || !(weight >= MINIMUM_WEIGHT)) continue
      const frequency = rows.reduce((sum, row) => sum + (postings.get(row) ?? 0), 0)
      const idf = weight * inverseDocumentFrequency(this.size, postings.size)
      if (frequency > 0) score += (idf * frequency) / (frequency + norm)
    }
    return score
  }

  #bits(terms: readonly WeightedTerm[], rows: readonly number[]): number {
    return terms.slice(0, BITS).reduce((bits, { term, weight }, i) => {
      const held =
        weight >= MINIMUM_WEIGHT && rows.some((row) => this.#postings.get(term)?.has(row))
      return held ? bits | (1 << i) : bits
    }, 0)
  }
}
