import { innerProduct } from '../../../src/index/inner-product.js'
import {
  byScoreThenLabel,
  type VectorIndex,
  type VectorMatch,
} from '../../../src/index/vector-index.js'

/** A vector index that can be changed. */
export interface MutableVectorIndex extends VectorIndex {
  /** Adds a unit vector of `dimensions` numbers; returns its label: how many were added before it. */
  add(vector: Float32Array): number
  /** Excludes a label from all later searches. */
  delete(label: number): void
}

/** Compares the query with every vector: the simplest vector index, and the reference for the others. */
export class ExactVectorIndex implements MutableVectorIndex {
  readonly #vectors = new Map<number, Float32Array>()
  #added = 0

  constructor(readonly dimensions: number) {}

  get size(): number {
    return this.#vectors.size
  }

  add(vector: Float32Array): number {
    this.#vectors.set(this.#added, vector.slice())
    return this.#added++
  }

  delete(label: number): void {
    this.#vectors.delete(label)
  }

  search(query: Float32Array, k: number, filter?: (label: number) => boolean): VectorMatch[] {
    const matches: VectorMatch[] = []
    for (const [label, vector] of this.#vectors) {
      if (filter && !filter(label)) continue
      matches.push({ label, score: innerProduct(query, vector) })
    }
    return matches.sort(byScoreThenLabel).slice(0, k)
  }
}
