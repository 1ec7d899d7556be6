import { describe, expect, test } from 'vitest'
import type { MutableVectorIndex } from '../../src/index/vector-index.js'

/** What every vector index must do, however it does it. */
export function vectorIndexContract(
  name: string,
  create: (dimensions: number) => MutableVectorIndex,
): void {
  const four = () => {
    const index = create(2)
    index.add(7, Float32Array.of(1, 0))
    index.add(3, Float32Array.of(0, 1))
    index.add(5, Float32Array.of(0.6, 0.8))
    index.add(1, Float32Array.of(-1, 0))
    return index
  }

  describe(name, () => {
    test('orders by cosine and gives it as the score', () => {
      const matches = four().search(Float32Array.of(1, 0), 3)
      expect(matches.map(({ label }) => label)).toEqual([7, 5, 3])
      expect(matches[0]?.score).toBeCloseTo(1, 6)
      expect(matches[1]?.score).toBeCloseTo(0.6, 6)
      expect(matches[2]?.score).toBeCloseTo(0, 6)
    })

    test('returns all there are when k is larger', () => {
      expect(
        four()
          .search(Float32Array.of(0, 1), 100)
          .map(({ label }) => label),
      ).toEqual([3, 5, 1, 7])
    })

    test('returns nothing for k = 0 or from an empty index', () => {
      expect(four().search(Float32Array.of(0, 1), 0)).toEqual([])
      expect(create(2).search(Float32Array.of(0, 1), 3)).toEqual([])
      expect(create(2).size).toBe(0)
    })

    test('breaks ties by label', () => {
      const index = create(2)
      for (const label of [9, 2, 4]) index.add(label, Float32Array.of(0, 1))
      expect(index.search(Float32Array.of(0, 1), 3).map(({ label }) => label)).toEqual([2, 4, 9])
    })

    test('returns only what the filter admits, as many as there are', () => {
      const odd = (label: number) => label !== 7 && label !== 5
      expect(
        four()
          .search(Float32Array.of(1, 0), 2, odd)
          .map(({ label }) => label),
      ).toEqual([3, 1])
      expect(four().search(Float32Array.of(1, 0), 2, () => false)).toEqual([])
    })

    test('passes on an error of the filter', () => {
      const broken = () => {
        throw new Error('broken filter')
      }
      expect(() => four().search(Float32Array.of(1, 0), 2, broken)).toThrow('broken filter')
    })

    test('never finds what was deleted', () => {
      const index = four()
      index.delete(7)
      expect(index.size).toBe(3)
      expect(index.search(Float32Array.of(1, 0), 4).map(({ label }) => label)).toEqual([5, 3, 1])
      for (const label of [3, 5, 1]) index.delete(label)
      expect(index.search(Float32Array.of(1, 0), 4)).toEqual([])
    })

    test('takes new vectors after deletions', () => {
      const index = four()
      index.delete(7)
      index.add(8, Float32Array.of(1, 0))
      expect(index.search(Float32Array.of(1, 0), 2).map(({ label }) => label)).toEqual([8, 5])
      expect(index.size).toBe(4)
    })

    test('gives a vector back', () => {
      const [x, y] = four().vector(5)
      expect(x).toBeCloseTo(0.6, 6)
      expect(y).toBeCloseTo(0.8, 6)
    })

    test('knows its dimensions', () => {
      expect(create(12).dimensions).toBe(12)
    })
  })
}
