import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { HnswThread } from '../../../src/index/hnsw-thread.js'
import { HnswVectorIndex } from '../../../src/index/hnsw-vector-index.js'
import { randomFrom } from '../../support/damage/random.js'

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

test('a thread builds the graph that is built here, and grows it', async () => {
  const batches = Array.from({ length: 90 }, (_, seed) => vectors(7, seed))
  const file = join(folder, 'graph')
  const thread = new HnswThread(DIMENSIONS, 20)
  const here = HnswVectorIndex.create(DIMENSIONS, 20)
  try {
    for (const batch of batches) {
      await thread.add(batch)
      for (let at = 0; at < batch.length; at += DIMENSIONS) {
        here.add(here.places, batch.subarray(at, at + DIMENSIONS))
      }
    }
    expect(thread.places).toBe(here.places)
    await thread.write(file)
  } finally {
    await thread.close()
  }
  const read = await HnswVectorIndex.read(file, DIMENSIONS, here.size)
  expect(read.places).toBe(630)
  const asked = vectors(20, 1000)
  for (let at = 0; at < asked.length; at += DIMENSIONS) {
    const query = asked.subarray(at, at + DIMENSIONS)
    expect(read.search(query, 10)).toEqual(here.search(query, 10))
  }
})

test('what fails in the thread fails the call that waits for it, and every later one', async () => {
  const thread = new HnswThread(DIMENSIONS)
  try {
    await thread.add(new Float32Array(DIMENSIONS - 1))
    await expect(thread.write(join(folder, 'graph'))).rejects.toThrow()
    await expect(thread.write(join(folder, 'graph'))).rejects.toThrow()
  } finally {
    await thread.close()
  }
})
