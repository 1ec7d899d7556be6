import { giveDirections } from '../../embed/unit-rows.js'
import { BuildThread } from '../hnsw/build-thread.js'
import { NO_LABEL } from './passage-columns.js'
import type { PreviousFiles } from './previous-version.js'
import { mergedChanges, type VectorChanges } from './vector-changes.js'
import type { ChangeableVectors } from './version-files.js'

/** Passages embedded at a time: enough for the model to work in full batches, few enough to use little memory. */
const BATCH = 1024

/** Above this share of deleted vectors, searches spend too much time on them and the graph is rebuilt. */
const MOST_DELETED = 1 / 4

export interface VectorUpdate {
  dimensions: number
  previous: PreviousFiles | null
  /** Returns the unit vectors of texts, or zeros, one after another. */
  embed(texts: readonly string[]): Promise<Float32Array>
}

/** A graph that takes vectors under ascending labels. */
interface Graph {
  /** The label that the next vector gets. */
  readonly places: number
  /** Adds unit vectors, row-major. */
  add(vectors: Float32Array): Promise<void>
  write(file: string): Promise<void>
}

/** The graph file of another version, to be carried over unchanged, and the changes since. */
export interface CarriedGraph {
  from: PreviousFiles
  changes: VectorChanges
}

/** A graph to be written, or one whose file stays. */
export type FinishedGraph = { write(file: string): Promise<void> } | CarriedGraph

/**
 * Writes the vector index of the new version. Without a previous version, another thread builds the graph while
 * passages arrive. Otherwise the previous graph is changed: old vectors are deleted, new ones added, and the rest is
 * not touched; small changes are only recorded beside it. It must always be closed, even after an error.
 */
export class VectorWriter {
  readonly #update: VectorUpdate
  #thread: BuildThread | null = null
  #texts: string[] = []
  /** The vectors of new passages, until it is decided which graph they go into. */
  readonly #held: Float32Array[] = []
  #embedded = 0

  constructor(update: VectorUpdate) {
    this.#update = update
    if (!update.previous) this.#thread = new BuildThread(update.dimensions)
  }

  /** How many passages needed a new vector. */
  get embedded(): number {
    return this.#embedded
  }

  /** Adds the next passage without a vector, in row order. */
  async add(text: string): Promise<void> {
    this.#texts.push(text)
    if (this.#texts.length === BATCH) await this.#embed()
  }

  /**
   * Chooses the graph, and assigns a label to each passage without one.
   * @param labels by passage row; NO_LABEL for passages that were added
   */
  async finish(labels: Uint32Array): Promise<FinishedGraph> {
    await this.#embed()
    const { previous } = this.#update
    const graph = previous ? await this.#graphAfter(previous, labels) : this.#thread
    if (!graph) throw new Error('a new graph has its thread from the beginning')
    let label = previous ? graph.places : 0
    for (let row = 0; row < labels.length; row++)
      if (labels[row] === NO_LABEL) labels[row] = label++
    if ('changes' in graph) return graph
    for (const vectors of this.#held) await graph.add(vectors)
    return { write: (file) => graph.write(file) }
  }

  async close(): Promise<void> {
    await this.#thread?.close()
  }

  async #embed(): Promise<void> {
    const texts = this.#texts
    if (texts.length === 0) return
    this.#texts = []
    const vectors = giveDirections(await this.#update.embed(texts), this.#update.dimensions)
    this.#embedded += texts.length
    if (this.#thread) await this.#thread.add(vectors)
    else this.#held.push(vectors)
  }

  /** Returns the graph of the passages that keep their vector. */
  async #graphAfter(
    previous: PreviousFiles,
    labels: Uint32Array,
  ): Promise<Graph | (CarriedGraph & { places: number })> {
    const { places, deleted } = await previous.graph()
    const kept = new Uint8Array(places)
    for (const label of labels) if (label !== NO_LABEL) kept[label] = 1
    const gone = previous.passageColumns.labels.filter((label) => kept[label] === 0)
    if (deleted + gone.length > MOST_DELETED * (places + this.#embedded)) {
      this.#thread = new BuildThread(this.#update.dimensions, labels.length)
      await renumber(labels, await previous.openVectors(), this.#thread)
      return this.#thread
    }
    const { dimensions } = this.#update
    const changes = mergedChanges(previous.vectorChanges, this.#held, gone, dimensions)
    if (changes) return { from: previous, changes, places }
    const vectors = await previous.openVectors()
    for (const label of gone) vectors.graph.delete(label)
    return changedGraph(vectors)
  }
}

/** Adds the kept vectors to a new graph, under new labels. */
async function renumber(
  labels: Uint32Array,
  { graph: { dimensions }, stored }: ChangeableVectors,
  graph: Graph,
): Promise<void> {
  const rows = [...labels.keys()].filter((row) => labels[row] !== NO_LABEL)
  for (let first = 0; first < rows.length; first += BATCH) {
    const batch = rows.slice(first, first + BATCH)
    const vectors = new Float32Array(batch.length * dimensions)
    for (const [i, row] of batch.entries()) {
      vectors.set(stored.at(labels[row] as number), i * dimensions)
      labels[row] = first + i
    }
    await graph.add(vectors)
  }
}

function changedGraph({ graph }: ChangeableVectors): Graph {
  const { dimensions } = graph
  return {
    // No label is ever reused, and deleted vectors keep their place, so the next label is the number of places.
    get places() {
      return graph.places
    },
    async add(vectors) {
      for (let at = 0; at < vectors.length; at += dimensions) {
        graph.add(vectors.subarray(at, at + dimensions))
      }
    },
    write: (file) => graph.write(file),
  }
}
