import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holdBackCopies } from '../../../src/retrieve/diversity.js'
import { featureNames } from '../../../src/retrieve/features.js'
import { relativeScore, score, sumOf } from '../../../src/retrieve/rerank/score.js'
import { weights } from '../../../src/retrieve/rerank/weights.js'
import { candidate } from './invented.js'

const candidates = fc
  .array(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { maxLength: 25 }), {
    maxLength: 12,
  })
  .map((all) =>
    all.map((values, row) =>
      candidate(
        row,
        row >> 1,
        Object.fromEntries(featureNames.map((name, i) => [name, values[i] ?? 0])),
      ),
    ),
  )

test('the parts of a score sum to it, and it is the weighted sum of the features', () => {
  fc.assert(
    fc.property(candidates, fc.double({ min: 0.1, max: 3, noNaN: true }), (all, denseWeight) => {
      for (const { candidate, score: total, parts } of score(all, denseWeight)) {
        expect(total).toBe(sumOf(parts))
        const expected = featureNames.reduce((sum, name, i) => {
          const trust = name.startsWith('dense') ? denseWeight : 1
          return sum + trust * weights[name] * (candidate.features[i] ?? 0)
        }, 0)
        expect(total).toBeCloseTo(expected, 9)
      }
    }),
  )
})

test('the best comes first, and of equals the one that stands first in the index', () => {
  const ranked = score([candidate(7, 1, {}), candidate(3, 2, {}), candidate(5, 3, { words: 1 })])
  expect(ranked.map(({ candidate }) => candidate.row)).toEqual([5, 3, 7])
})

test('a model that is trusted more moves what it finds near', () => {
  const near = candidate(0, 0, { dense: 1 })
  const worded = candidate(1, 1, { words: (1.5 * weights.dense) / weights.words })
  const first = (trust: number) => score([near, worded], trust)[0]?.candidate.row
  expect([first(1), first(2)]).toEqual([1, 0])
})

const hold = (values: [articleRow: number, words: number][], origins: number[]) =>
  holdBackCopies(
    score(values.map(([articleRow, words], row) => candidate(row, articleRow, { words }))),
    (articleRow) => origins[articleRow] ?? -1,
  )
const rowsOf = (hits: ReturnType<typeof hold>) => hits.map(({ candidate }) => candidate.row)

test('copies of one text stand behind other articles, and passages of one article are no copies', () => {
  const held = hold(
    [
      [0, 1],
      [1, 0.99],
      [0, 0.98],
      [2, 0.97],
    ],
    [0, 0, 2],
  )
  // Row 1 is the copy; row 2 is of the same article as row 0.
  expect(rowsOf(held)).toEqual([0, 2, 3, 1])
  expect(held.at(-1)?.parts.copies).toBeLessThan(0)
  for (const { score: total, parts } of held) expect(total).toBe(sumOf(parts))
})

test('of copies as good as each other the first of the index stands for all, in the place of the best', () => {
  const [best, ...rest] = hold(
    [
      [1, 1],
      [0, 0.9],
      [2, 0.95],
    ],
    [0, 0, 2],
  )
  expect(best?.candidate.articleRow).toBe(0)
  expect(best?.score).toBeCloseTo(weights.words, 12)
  expect(rest.map(({ candidate }) => candidate.articleRow)).toEqual([2, 1])
})

test('a copy that says clearly less does not come first for standing first in the index', () => {
  const far = 1 - 1.6 / weights.words
  const held = hold(
    [
      [1, 1],
      [0, far],
    ],
    [0, 0],
  )
  expect(held.map(({ candidate }) => candidate.articleRow)).toEqual([1, 0])
})

test('without copies nothing moves', () => {
  fc.assert(
    fc.property(candidates, (all) => {
      const ranked = score(all)
      expect(holdBackCopies(ranked, (row) => row)).toEqual(ranked)
    }),
  )
})

test('a score against the best is 1 for the best and falls towards 0', () => {
  expect(relativeScore(5, 5)).toBe(1)
  expect(relativeScore(-40, 5)).toBeLessThan(relativeScore(4, 5))
  expect(relativeScore(-40, 5)).toBeGreaterThan(0)
})
