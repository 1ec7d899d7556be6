/** A vector found by a search: its label and the cosine of the angle to the query (−1…1). */
export interface VectorMatch {
  label: number
  score: number
}

/**
 * Unit vectors under integer labels, searched by cosine similarity (for unit vectors: the inner product). Labels count
 * vectors in the order of adding, never change, and are not row numbers.
 */
export interface VectorIndex {
  readonly dimensions: number
  /** How many vectors can be found. */
  readonly size: number
  /**
   * Returns the `k` vectors nearest to `query` (a unit vector of `dimensions` numbers) whose label `filter` admits,
   * best first, ties by label. Returns fewer than `k` if there are no more, and none from an empty index.
   */
  search(
    query: Float32Array,
    k: number,
    filter?: (label: number) => boolean,
  ): VectorMatch[] | Promise<VectorMatch[]>
}

/** Orders matches best first, ties by label: the order that every search returns. */
export function byScoreThenLabel(a: VectorMatch, b: VectorMatch): number {
  return b.score - a.score || a.label - b.label
}
