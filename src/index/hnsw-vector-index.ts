import hnswlib from 'hnswlib-node'
import { byScoreThenLabel, type MutableVectorIndex, type VectorMatch } from './vector-index.js'

/*
 * Questions lie far from passages (on news-68k the best passage has a cosine of 0.47 on average), so they
 * need a better graph and a longer walk than passages looked for by passages. Measured with the bundled
 * model and questions of news-qa-dev, processor time on a machine that was busy, recall@10 against exact:
 *
 *     passages  links  build candidates  build  | search candidates: recall, time a query
 *       60,000     16                64   24 s  | 500: 0.972 1.8 ms   1500: 0.996 4.6 ms
 *       60,000     16               100   31 s  | 500: 0.975 2.0 ms   1500: 0.996 4.9 ms
 *       60,000     24               100   29 s  | 500: 0.985 2.3 ms   1500: 0.997 6.5 ms
 *      217,472     16                64   86 s  | 500: 0.942 2.5 ms   1500: 0.972 6.7 ms   2200: 0.976 9.7 ms
 *
 * For 217,472 passages the values chosen here are carried over from these, not measured.
 */

/** Links per vector and layer (twice as many on the lowest). */
const LINKS = 24
/** How many candidates are weighed for the links of a new vector. */
const BUILD_CANDIDATES = 100
/** How many candidates a search keeps while it walks the graph. */
const SEARCH_CANDIDATES = 1500
/** hnswlib draws each vector's layers at random; a fixed seed makes a build repeatable. */
const SEED = 1

/**
 * The graph of Malkov & Yashunin, “Efficient and robust approximate nearest neighbor search using
 * Hierarchical Navigable Small World graphs” (2016), by hnswlib: near-exact search in a few
 * milliseconds.
 */
export class HnswVectorIndex implements MutableVectorIndex {
  readonly #graph: hnswlib.HierarchicalNSW
  #size: number

  private constructor(graph: hnswlib.HierarchicalNSW, size: number) {
    this.#graph = graph
    this.#size = size
    graph.setEf(SEARCH_CANDIDATES)
  }

  /** An empty index; `capacity` is how many vectors to expect, and grows when they are more. */
  static create(dimensions: number, capacity = 1024): HnswVectorIndex {
    const graph = new hnswlib.HierarchicalNSW('ip', dimensions)
    graph.initIndex({
      maxElements: Math.max(1, capacity),
      m: LINKS,
      efConstruction: BUILD_CANDIDATES,
      randomSeed: SEED,
    })
    return new HnswVectorIndex(graph, 0)
  }

  /** Reads what `write` wrote; `size` is how many of its vectors are not deleted. Throws if it cannot. */
  static async read(file: string, dimensions: number, size: number): Promise<HnswVectorIndex> {
    const graph = new hnswlib.HierarchicalNSW('ip', dimensions)
    await graph.readIndex(file)
    return new HnswVectorIndex(graph, size)
  }

  get dimensions(): number {
    return this.#graph.getNumDimensions()
  }

  get size(): number {
    return this.#size
  }

  /** How many vectors the graph holds, deleted ones included. */
  get places(): number {
    return this.#graph.getCurrentCount()
  }

  /** How many of them are deleted. */
  get deleted(): number {
    return this.places - this.#size
  }

  add(label: number, vector: Float32Array): void {
    const count = this.#graph.getCurrentCount()
    if (count >= this.#graph.getMaxElements()) this.#graph.resizeIndex(Math.ceil(count * 1.5) + 1)
    this.#graph.addPoint(Array.from(vector), label)
    this.#size++
  }

  /**
   * Marks the vector; searches still walk over it. Its place is not given to another: hnswlib can do
   * that (replaceDeleted), but it relinks all neighbours, which took nine times as long as adding.
   */
  delete(label: number): void {
    this.#graph.markDelete(label)
    this.#size--
  }

  vector(label: number): Float32Array {
    return Float32Array.from(this.#graph.getPoint(label))
  }

  async write(file: string): Promise<void> {
    await this.#graph.writeIndex(file)
  }

  search(query: Float32Array, k: number, filter?: (label: number) => boolean): VectorMatch[] {
    const wanted = Math.min(k, this.#size)
    if (wanted < 1) return []
    const guard = filter && guarded(filter)
    const found = this.#graph.searchKnn(Array.from(query), wanted, guard?.filter)
    guard?.rethrow()
    const matches = found.neighbors.map((label, i) => ({
      label,
      score: 1 - (found.distances[i] ?? 1),
    }))
    return matches.sort(byScoreThenLabel)
  }
}

/** hnswlib cannot pass on an exception of the filter; this keeps it until the search is over. */
function guarded(filter: (label: number) => boolean) {
  let failure: { error: unknown } | undefined
  return {
    filter: (label: number) => {
      if (failure) return false
      try {
        return filter(label)
      } catch (error) {
        failure = { error }
        return false
      }
    },
    rethrow: () => {
      if (failure) throw failure.error
    },
  }
}
