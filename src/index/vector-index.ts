/** A vector found by a search: its label and the cosine of the angle to the query (−1…1). */
export interface VectorMatch {
  label: number
  score: number
}

/**
 * Unit vectors under integer labels, searched by cosine similarity (for unit vectors: the inner
 * product). Labels are the caller's, stay with their vector, and are not row numbers.
 */
export interface VectorIndex {
  readonly dimensions: number
  /** How many vectors can be found. */
  readonly size: number
  /**
   * The `k` vectors nearest to `query` (a unit vector of `dimensions` numbers) whose label `filter`
   * admits, best first, ties by label. Fewer than `k` when there are no more; none from an empty index.
   */
  search(query: Float32Array, k: number, filter?: (label: number) => boolean): VectorMatch[]
}

/** A vector index that can be changed. */
export interface MutableVectorIndex extends VectorIndex {
  /** Adds a unit vector of `dimensions` numbers under a label that was never used before. */
  add(label: number, vector: Float32Array): void
  /** Takes a label out of all later searches. */
  delete(label: number): void
  /** The vector under a label, as it was added up to rounding to 32 bits. */
  vector(label: number): Float32Array
}

/** Best first, ties by label: the order that every search returns. */
export function byScoreThenLabel(a: VectorMatch, b: VectorMatch): number {
  return b.score - a.score || a.label - b.label
}
