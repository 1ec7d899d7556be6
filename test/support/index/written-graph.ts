import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HnswGraph } from '../../../src/index/hnsw/hnsw-graph.js'
import { SearchedGraph } from '../../../src/index/hnsw/search-thread.js'
import type { VectorIndex } from '../../../src/index/vector-index.js'
import type { MutableVectorIndex } from './exact-vector-index.js'

/** A graph as the program uses it: changed in memory, and searched in the file that is written from it. */
export class WrittenGraph implements MutableVectorIndex {
  readonly graph: HnswGraph
  #written: Promise<SearchedGraph> | null = null

  constructor(dimensions: number, capacity: number) {
    this.graph = HnswGraph.create(dimensions, capacity)
  }

  get dimensions(): number {
    return this.graph.dimensions
  }

  get size(): number {
    return this.graph.size
  }

  add(vector: Float32Array): number {
    this.#written = null
    return this.graph.add(vector)
  }

  delete(label: number): void {
    this.#written = null
    this.graph.delete(label)
  }

  async search(query: Float32Array, k: number, filter?: (label: number) => boolean) {
    this.#written ??= openWritten(this.graph)
    return (await this.#written).search(query, k, filter)
  }
}

async function openWritten(graph: HnswGraph): Promise<SearchedGraph> {
  const folder = await mkdtemp(join(tmpdir(), 'youju-graph-'))
  try {
    const file = join(folder, 'vectors.hnsw')
    await graph.write(file)
    return await SearchedGraph.open({ file, ...unchanged(graph) })
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Returns the description of a graph's file if nothing has changed since it was written. */
export function unchanged({ dimensions, size }: Pick<VectorIndex, 'dimensions' | 'size'>) {
  return { dimensions, size, added: new Float32Array(), deleted: new Uint32Array() }
}
