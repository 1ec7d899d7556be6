import { describe, expect, test } from 'vitest'
import type { MutableVectorIndex } from '../support/index/exact-vector-index.js'

/** The contract of every vector index, whatever its implementation. */
export function vectorIndexContract(
  name: string,
  create: (dimensions: number) => MutableVectorIndex,
): void {
  const left = Float32Array.of(-1, 0)
  const up = Float32Array.of(0, 1)
  const slanting = Float32Array.of(0.6, 0.8)
  const right = Float32Array.of(1, 0)
  const four = () => {
    const index = create(2)
    for (const vector of [left, up, slanting, right]) index.add(vector)
    return index
  }
  type Filter = (label: number) => boolean
  const labels = async (
    index: MutableVectorIndex,
    query: Float32Array,
    k: number,
    filter?: Filter,
  ) => (await index.search(query, k, filter)).map(({ label }) => label)

  describe(name, () => {
    test('orders by cosine and gives it as the score', async () => {
      const matches = await four().search(right, 3)
      expect(matches.map(({ label }) => label)).toEqual([3, 2, 1])
      expect(matches[0]?.score).toBeCloseTo(1, 6)
      expect(matches[1]?.score).toBeCloseTo(0.6, 6)
      expect(matches[2]?.score).toBeCloseTo(0, 6)
    })

    test('returns all there are when k is larger', async () => {
      expect(await labels(four(), up, 100)).toEqual([1, 2, 0, 3])
    })

    test('returns nothing for k = 0 or from an empty index', async () => {
      expect(await four().search(up, 0)).toEqual([])
      expect(await create(2).search(up, 3)).toEqual([])
      expect(create(2).size).toBe(0)
    })

    test('breaks ties by label', async () => {
      const index = create(2)
      for (const vector of [up, up, right, up]) index.add(vector)
      expect(await labels(index, up, 3)).toEqual([0, 1, 3])
    })

    test('returns only what the filter admits, as many as there are', async () => {
      const some = (label: number) => label !== 3 && label !== 2
      expect(await labels(four(), right, 2, some)).toEqual([1, 0])
      expect(await labels(four(), right, 2, () => false)).toEqual([])
    })

    test('passes on an error of the filter', async () => {
      const broken = () => {
        throw new Error('broken filter')
      }
      await expect(labels(four(), right, 2, broken)).rejects.toThrow('broken filter')
    })

    test('never finds what was deleted', async () => {
      const index = four()
      index.delete(3)
      expect(index.size).toBe(3)
      expect(await labels(index, right, 4)).toEqual([2, 1, 0])
      for (const label of [1, 2, 0]) index.delete(label)
      expect(await index.search(right, 4)).toEqual([])
    })

    test('takes new vectors after deletions', async () => {
      const index = four()
      index.delete(3)
      expect(index.add(right)).toBe(4)
      expect(await labels(index, right, 2)).toEqual([4, 2])
      expect(index.size).toBe(4)
    })

    test('answers questions that are asked at once, each its own', async () => {
      const index = four()
      const asked = [right, up, right, up].map((query, i) => labels(index, query, i + 1))
      expect(await Promise.all(asked)).toEqual([[3], [1, 2], [3, 2, 1], [1, 2, 0, 3]])
    })

    test('knows its dimensions', () => {
      expect(create(12).dimensions).toBe(12)
    })
  })
}
