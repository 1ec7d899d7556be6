/** A word, bigram or other unit of a question, and its weight (above 0). */
export interface WeightedTerm {
  term: string
  weight: number
}

/** A row found by a search and its BM25 score (above 0, no upper bound). */
export interface LexicalMatch {
  row: number
  score: number
}

/** How a question's terms match one row, in addition to its score. Sets of terms are bits, 1 << i for terms[i]. */
export interface LexicalFinding extends LexicalMatch {
  /** The BM25 score of the row's group taken as one text. */
  groupScore: number
  /** Which of the first BITS terms occur in the row, in the row or a neighbour in its group, and in the whole group. */
  terms: number
  termsNear: number
  termsInGroup: number
}

/** How many terms of a question have a bit in LexicalFinding. */
export const BITS = 31

/** How many rows, as a multiple of `k` and best first by their own scores, a survey compares with their groups. */
export const LOOKED_AT = 1.5

export interface SurveyOptions {
  /** Maximum number of rows, ranked by score plus groupWeight times the group's score. */
  k: number
  groupWeight: number
  filter?: ((row: number) => boolean) | undefined
}

/** Rows (passages, numbered from 0) in groups of neighbours (articles), found by the terms they contain. */
export interface LexicalIndex {
  /** The number of rows, including those without terms; rows that repeat another need not count. */
  readonly size: number
  /** Returns how many of those rows contain the term; at least 1 if any row does. */
  documentFrequency(term: string): number
  /**
   * Returns the `k` rows with the highest scores among those that contain a term of the question and that `filter`
   * admits, best first, ties by row. A term that is given twice counts twice; terms with a weight below MINIMUM_WEIGHT
   * do not count.
   */
  search(
    terms: readonly WeightedTerm[],
    k: number,
    filter?: (row: number) => boolean,
  ): LexicalMatch[]
  /**
   * Returns rows that contain a term, including the score of their groups: of the best LOOKED_AT · k by their own
   * scores, the `k` best by score + groupWeight · groupScore, ties by row.
   */
  survey(terms: readonly WeightedTerm[], options: SurveyOptions): LexicalFinding[]
  /** Returns how the terms match the given rows, in order. */
  lookUp(terms: readonly WeightedTerm[], rows: readonly number[]): LexicalFinding[]
}

/** The two parameters of BM25. */
export interface Bm25Parameters {
  /** How slowly repetitions of a term stop counting. */
  k1: number
  /** How much long rows are penalised: 0 not at all, 1 in proportion to their length. */
  b: number
}

/** The values of Anserini's baselines, better than the classic 1.2 and 0.75 for short passages. */
export const DEFAULT_BM25: Bm25Parameters = { k1: 0.9, b: 0.4 }

/** A term with a lower weight would only leave scores that are rounded to 0, so it does not count. */
export const MINIMUM_WEIGHT = 1e-9

/** A term that occurs more often in one row counts as this often; BM25 is flat there. */
export const MAXIMUM_FREQUENCY = 255

/**
 * Returns the idf factor of a term's score. Before its weight, a term adds this to a row that contains it tf times:
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

/** Orders the terms of a question for summing: scores are rounded, so every index must add them in one order. */
export function heaviestFirst(a: { factor: number }, b: { factor: number }): number {
  return b.factor - a.factor
}

/**
 * Returns the part of the BM25 formula that depends only on the row: k1 · (1 − b + b · length / average). Rounded to 32
 * bits, so that an index may store it in that form and score identically to the last bit.
 */
export function lengthNorm(
  length: number,
  averageLength: number,
  { k1, b }: Bm25Parameters,
): number {
  return Math.fround(k1 * (1 - b + (averageLength > 0 ? (b * length) / averageLength : 0)))
}
