import hnswlib from 'hnswlib-node'

/*
 * The vectors of questions lie far from those of passages (on news-68k the best passage has a cosine of 0.55 on
 * average), so they need a better graph and a longer walk than a search for passages by passages. Measured on
 * news-68k, 182,820 passages of 256 dimensions, with the content words of the 1,125 questions of news-qa-dev and the
 * hundred nearest requested: recall@10 against exact search, and milliseconds per question (means, on a machine with
 * other load, so that rows differ by it; the builds are processor time).
 *
 *     links  build candidates  build | search candidates: recall, time
 *        16               100  119 s | 300: 0.972 2.6   400: 0.981 2.4   500: 0.986 2.9   700: 0.991
 *        16               200  234 s | 300: 0.983 3.5   400: 0.988 4.4   500: 0.990 5.3   700: 0.994
 *        24                64   49 s | 300: 0.960 1.6   400: 0.971 1.9   500: 0.976 2.2   700: 0.983 2.9
 *        24               100  137 s | 300: 0.975 1.4   400: 0.984 1.7   500: 0.988 2.0   700: 0.992 3.0
 *        24               200  260 s | 300: 0.987       400: 0.990       500: 0.993       700: 0.996
 *        32               100  114 s | 300: 0.979 1.3   400: 0.985 1.8   500: 0.988 2.2   700: 0.993 2.5
 *
 * The walk does not depend on the number of passages: with fewer, recall is at least as good, in less time.
 */

/** Links per vector and layer (twice as many on the lowest). */
const LINKS = 24
/** How many candidates are considered for the links of a new vector. */
const BUILD_CANDIDATES = 100
/** How many candidates a search keeps while it walks the graph. */
export const SEARCH_CANDIDATES = 500
/** hnswlib draws each vector's layers at random; a fixed seed makes builds repeatable. */
const SEED = 1

/** Returns the parameters with which every graph is built. */
export function graphParameters(capacity: number) {
  return {
    maxElements: capacity,
    m: LINKS,
    efConstruction: BUILD_CANDIDATES,
    randomSeed: SEED,
  }
}

/** Returns room for at least `needed` vectors, with enough to spare to grow seldom: growing copies everything. */
export function grownCapacity(needed: number): number {
  return Math.ceil(needed * 1.5)
}

/**
 * An HNSW graph that can be built and changed, implemented by hnswlib (Malkov & Yashunin, “Efficient and robust
 * approximate nearest neighbor search using Hierarchical Navigable Small World graphs”, 2016). SearchedGraph searches
 * the file it writes: near-exact search in a few milliseconds.
 */
export class HnswGraph {
  readonly #graph: hnswlib.HierarchicalNSW
  #size: number

  private constructor(graph: hnswlib.HierarchicalNSW, size: number) {
    this.#graph = graph
    this.#size = size
  }

  /** Creates an empty index; `capacity` is how many vectors to expect, and it grows if there are more. */
  static create(dimensions: number, capacity = 1024): HnswGraph {
    const graph = new hnswlib.HierarchicalNSW('ip', dimensions)
    graph.initIndex(graphParameters(Math.max(1, capacity)))
    return new HnswGraph(graph, 0)
  }

  /** Reads a file written by `write`; `size` is how many of its vectors are not deleted. Throws if it cannot. */
  static async read(file: string, dimensions: number, size: number): Promise<HnswGraph> {
    const graph = new hnswlib.HierarchicalNSW('ip', dimensions)
    await graph.readIndex(file)
    return new HnswGraph(graph, size)
  }

  get dimensions(): number {
    return this.#graph.getNumDimensions()
  }

  get size(): number {
    return this.#size
  }

  /** How many vectors the graph contains, including deleted ones. */
  get places(): number {
    return this.#graph.getCurrentCount()
  }

  /** How many of them are deleted. */
  get deleted(): number {
    return this.places - this.#size
  }

  /** Adds a unit vector and returns its label, which is never reused: deleted vectors keep their place. */
  add(vector: Float32Array): number {
    const label = this.places
    if (label >= this.#graph.getMaxElements()) this.#graph.resizeIndex(grownCapacity(label + 1))
    this.#graph.addPoint(Array.from(vector), label)
    this.#size++
    return label
  }

  /**
   * Marks the vector as deleted; searches still walk over it. Its place is not reused: hnswlib can do that
   * (replaceDeleted), but it relinks all neighbours, which took nine times as long as adding.
   */
  delete(label: number): void {
    this.#graph.markDelete(label)
    this.#size--
  }

  async write(file: string): Promise<void> {
    await this.#graph.writeIndex(file)
  }
}
