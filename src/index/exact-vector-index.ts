import { byScoreThenLabel, type MutableVectorIndex, type VectorMatch } from './vector-index.js'

/** Compares the query with every vector: the simplest vector index, and the oracle of the others. */
export class ExactVectorIndex implements MutableVectorIndex {
  readonly #vectors = new Map<number, Float32Array>()

  constructor(readonly dimensions: number) {}

  get size(): number {
    return this.#vectors.size
  }

  add(label: number, vector: Float32Array): void {
    this.#vectors.set(label, vector.slice())
  }

  delete(label: number): void {
    this.#vectors.delete(label)
  }

  vector(label: number): Float32Array {
    const vector = this.#vectors.get(label)
    if (vector === undefined) throw new RangeError(`no vector under label ${label}`)
    return vector
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

/** Σ a·b of two vectors of one length. */
export function innerProduct(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number)
  return sum
}
