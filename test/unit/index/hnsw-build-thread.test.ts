import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { BuildThread } from '../../../src/index/hnsw/build-thread.js'
import { SearchedGraph } from '../../../src/index/hnsw/search-thread.js'
import { randomFrom } from '../../support/damage/random.js'
import { unchanged, WrittenGraph } from '../../support/index/written-graph.js'

const DIMENSIONS = 8
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youju-thread-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Unit vectors, row-major. */
function vectors(count: number, seed: number): Float32Array {
  const random = randomFrom(seed)
  const matrix = new Float32Array(count * DIMENSIONS).map(() => random.below(2001) / 1000 - 1)
  for (let at = 0; at < matrix.length; at += DIMENSIONS) {
    const row = matrix.subarray(at, at + DIMENSIONS)
    row.set(row.map((value) => value / Math.hypot(...row)))
  }
  return matrix
}

test.each([
  ['many, in a thread', 90],
  ['few, without one', 20],
])('the graph that is built here comes out, and grows: %s', async (_, count) => {
  const batches = Array.from({ length: count }, (_, seed) => vectors(7, seed))
  const file = join(folder, 'graph')
  const thread = new BuildThread(DIMENSIONS, 20)
  const here = new WrittenGraph(DIMENSIONS, 20)
  try {
    for (const batch of batches) {
      await thread.add(batch)
      for (let at = 0; at < batch.length; at += DIMENSIONS) {
        here.add(batch.subarray(at, at + DIMENSIONS))
      }
    }
    expect(thread.places).toBe(here.size)
    await thread.write(file)
  } finally {
    await thread.close()
  }
  const read = await SearchedGraph.open({ file, ...unchanged(here) })
  expect(read.places).toBe(7 * count)
  const asked = vectors(20, 1000)
  for (let at = 0; at < asked.length; at += DIMENSIONS) {
    const query = asked.subarray(at, at + DIMENSIONS)
    expect(await read.search(query, 10)).toEqual(await here.search(query, 10))
  }
})

test.each([0, 300])(
  'what fails fails the call that waits for it, and every later one: after %i',
  async (before) => {
    const thread = new BuildThread(DIMENSIONS)
    try {
      await thread.add(vectors(before, 1))
      await thread.add(new Float32Array(DIMENSIONS - 1))
      await expect(thread.write(join(folder, 'graph'))).rejects.toThrow()
      await expect(thread.write(join(folder, 'graph'))).rejects.toThrow()
    } finally {
      await thread.close()
    }
  },
)
