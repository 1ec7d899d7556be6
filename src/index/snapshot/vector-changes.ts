import type { StoredVectors } from '../hnsw/hnsw-file.js'
import type { HnswGraph } from '../hnsw/hnsw-graph.js'

/** The changes since the graph's file was written: a small refresh carries that file over unchanged. */
export const VECTOR_CHANGES = 'vector-changes.bin'

export interface VectorChanges {
  /** Vectors added since, one after another; their labels follow those in the file. */
  added: Float32Array
  /** Labels of vectors deleted since, including added ones. */
  deleted: Uint32Array
}

export const NO_CHANGES: VectorChanges = { added: new Float32Array(), deleted: new Uint32Array() }

/** Opening the index adds these vectors, each in a fraction of a millisecond. */
const MOST_ADDED = 128
const MOST_DELETED = 4096

/** Merges two sets of changes, the later ones second. Returns null if it is better to rewrite the graph. */
export function mergedChanges(
  { added, deleted }: VectorChanges,
  addedThen: readonly Float32Array[],
  deletedThen: Uint32Array,
  dimensions: number,
): VectorChanges | null {
  const length = addedThen.reduce((sum, vectors) => sum + vectors.length, added.length)
  if (length > MOST_ADDED * dimensions) return null
  if (deleted.length + deletedThen.length > MOST_DELETED) return null
  const merged = { added: new Float32Array(length), deleted: joined(deleted, deletedThen) }
  let at = 0
  for (const vectors of [added, ...addedThen]) {
    merged.added.set(vectors, at)
    at += vectors.length
  }
  return merged
}

function joined(first: Uint32Array, second: Uint32Array): Uint32Array {
  const both = new Uint32Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}

/** Applies the changes to a graph that was read from its file. */
export function applyChanges(graph: HnswGraph, { added, deleted }: VectorChanges): void {
  const { dimensions } = graph
  for (let at = 0; at < added.length; at += dimensions) {
    graph.add(added.subarray(at, at + dimensions))
  }
  for (const label of deleted) graph.delete(label)
}

/** Returns the vectors of the file and those added since. */
export function withChanges(
  stored: StoredVectors,
  { added }: VectorChanges,
  dimensions: number,
): StoredVectors {
  const { places } = stored
  return {
    places: places + added.length / dimensions,
    at(place) {
      if (place < places) return stored.at(place)
      const start = (place - places) * dimensions
      return added.subarray(start, start + dimensions)
    },
  }
}
