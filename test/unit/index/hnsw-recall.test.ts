import { expect, test } from 'vitest'
import type { VectorIndex } from '../../../src/index/vector-index.js'
import { ExactVectorIndex } from '../../support/index/exact-vector-index.js'
import { WrittenGraph } from '../../support/index/written-graph.js'

const DIMENSIONS = 32
const VECTORS = 3000

/** Repeatable numbers in 0…1 (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const next = random(20261122)
const spread = () => next() + next() + next() - 1.5
const centres = Array.from({ length: 40 }, () => Array.from({ length: DIMENSIONS }, spread))

/** A unit vector near one of forty centres, as passages lie around topics. */
function clustered(): Float32Array {
  const centre = centres[Math.floor(next() * centres.length)] ?? []
  const vector = Float32Array.from(centre, (value) => value + 0.6 * spread())
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}

const queries = Array.from({ length: 60 }, clustered)

async function recallAt10(
  index: VectorIndex,
  exact: VectorIndex,
  filter?: (label: number) => boolean,
): Promise<number> {
  let found = 0
  let wanted = 0
  for (const query of queries) {
    const labels = new Set((await index.search(query, 10, filter)).map(({ label }) => label))
    const truth = await exact.search(query, 10, filter)
    wanted += truth.length
    found += truth.filter(({ label }) => labels.has(label)).length
  }
  return found / wanted
}

test('HNSW finds at least 98% of the ten nearest: plain, filtered, after deletions', async () => {
  const exact = new ExactVectorIndex(DIMENSIONS)
  const index = new WrittenGraph(DIMENSIONS, VECTORS)
  const add = (count: number) => {
    for (let i = 0; i < count; i++) {
      const vector = clustered()
      exact.add(vector)
      index.add(vector)
    }
  }
  add(VECTORS)
  expect(await recallAt10(index, exact)).toBeGreaterThanOrEqual(0.98)
  const few = (label: number) => label % 50 === 0
  expect(await recallAt10(index, exact, few)).toBeGreaterThanOrEqual(0.98)

  for (let label = 0; label < VECTORS; label += 5) {
    exact.delete(label)
    index.delete(label)
  }
  add(300)
  expect(await recallAt10(index, exact)).toBeGreaterThanOrEqual(0.98)
  for (const query of queries) {
    const labels = (await index.search(query, 100)).map(({ label }) => label)
    expect(labels.filter((label) => label < VECTORS && label % 5 === 0)).toEqual([])
  }
}, 60_000)
