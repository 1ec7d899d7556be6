/** A word, bigram or other unit of a question, and how much it counts (above 0). */
export interface WeightedTerm {
  term: string
  weight: number
}

/** A row found by a search and its BM25 score (above 0, no upper bound). */
export interface LexicalMatch {
  row: number
  score: number
}

/** What a question's terms are to one row, beside its score. Sets of terms are bits, 1 << i for terms[i]. */
export interface LexicalFinding extends LexicalMatch {
  /** The BM25 score of the row's group as one text. */
  groupScore: number
  /** Which of the first BITS terms the row holds, it or a neighbour in its group, and its whole group. */
  terms: number
  termsNear: number
  termsInGroup: number
}

/** How many terms of a question have a bit in LexicalFinding. */
export const BITS = 31

/** How many of the best rows by their own scores a survey looks at for what their groups add, by `k`. */
export const LOOKED_AT = 1.5

export interface SurveyOptions {
  /** How many rows at most, by score and groupWeight times the group's score. */
  k: number
  groupWeight: number
  filter?: ((row: number) => boolean) | undefined
}

/** Rows (passages, numbered from 0) in groups of neighbours (articles), found by the terms they contain. */
export interface LexicalIndex {
  /** How many rows there are, rows without a term included; what repeats another row need not count. */
  readonly size: number
  /** How many of those rows contain the term; at least 1 where any row does. */
  documentFrequency(term: string): number
  /**
   * The `k` rows with the highest scores among those that contain a term of the question and that
   * `filter` admits, best first, ties by row. A term that is given twice counts twice; terms whose
   * weight is below MINIMUM_WEIGHT count for nothing.
   */
  search(
    terms: readonly WeightedTerm[],
    k: number,
    filter?: (row: number) => boolean,
  ): LexicalMatch[]
  /**
   * Rows that hold a term, each with what its group adds: of the best LOOKED_AT · k by their own scores the `k`
   * best by score + groupWeight · groupScore, ties by row.
   */
  survey(terms: readonly WeightedTerm[], options: SurveyOptions): LexicalFinding[]
  /** What the terms are to given rows, in their order. */
  lookUp(terms: readonly WeightedTerm[], rows: readonly number[]): LexicalFinding[]
}

/** The two parameters of BM25. */
export interface Bm25Parameters {
  /** How slowly a repeated term stops counting. */
  k1: number
  /** How much long rows are held back: 0 not at all, 1 in proportion to their length. */
  b: number
}

/** The values of Anserini's baselines, better than the classic 1.2 and 0.75 for short passages. */
export const DEFAULT_BM25: Bm25Parameters = { k1: 0.9, b: 0.4 }

/** Below it a term would only leave scores that are rounded to 0, so it does not count. */
export const MINIMUM_WEIGHT = 1e-9

/** A term that occurs oftener in one row counts as this often; BM25 is flat there. */
export const MAXIMUM_FREQUENCY = 255

/**
 * What a term adds to the score of a row that holds it `frequency` times, before its weight:
 *
 *     idf · tf / (tf + k1 · (1 − b + b · length / averageLength))
 *     idf = ln(1 + (N − df + 0.5) / (df + 0.5))
 *
 * The variant of Lucene 8: Robertson & Zaragoza, “The Probabilistic Relevance Framework” (2009), with
 * 1 added inside the logarithm so that frequent terms never count against a row, and without the
 * factor k1 + 1, which changes no order (Kamphuis et al., “Which BM25 Do You Mean?”, ECIR 2020).
 */
export function inverseDocumentFrequency(rows: number, documentFrequency: number): number {
  return Math.log(1 + (rows - documentFrequency + 0.5) / (documentFrequency + 0.5))
}

/** The order in which the terms of a question are summed: what they add is rounded, and so every index sums alike. */
export function heaviestFirst(a: { factor: number }, b: { factor: number }): number {
  return b.factor - a.factor
}

/**
 * The part of the BM25 formula that depends on the row alone: k1 · (1 − b + b · length / average).
 * Rounded to 32 bits, so that an index may keep it in that form and score the same to the last bit.
 */
export function lengthNorm(
  length: number,
  averageLength: number,
  { k1, b }: Bm25Parameters,
): number {
  return Math.fround(k1 * (1 - b + (averageLength > 0 ? (b * length) / averageLength : 0)))
}
