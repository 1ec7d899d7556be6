import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addAgreement } from '../../../src/retrieve/agreement.js'
import { sumOf } from '../../../src/retrieve/rerank/score.js'
import { hit } from './invented.js'

const unit = fc
  .tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }))
  .map(([x, y]) => Float32Array.from([x / (Math.hypot(x, y) || 1), y / (Math.hypot(x, y) || 1)]))
const hits = fc.array(
  fc.record({
    vector: unit,
    score: fc.integer({ min: -20, max: 20 }),
    origin: fc.constantFrom(0, 1, 2),
  }),
  { maxLength: 30 },
)

test('what the best of each origin say of a hit is the mean of their likeness, but for copies of it', () => {
  fc.assert(
    fc.property(hits, (all) => {
      const sorted = all
        .map((each, row) => ({ ...each, row }))
        .sort((a, b) => b.score - a.score || a.row - b.row)
      const vectorOf = (row: number) => all[row]?.vector ?? new Float32Array(2)
      const originOf = (row: number) => all[row]?.origin ?? -1
      const found = addAgreement(
        sorted.map(({ row, score }) => hit(row, score)),
        vectorOf,
        originOf,
      )
      expect(found).toHaveLength(all.length)
      const isFirstOfOrigin = ({ origin }: { origin: number }, i: number) =>
        sorted.findIndex((other) => other.origin === origin) === i
      const speakers = sorted.filter(isFirstOfOrigin).map((speaker) => ({
        ...speaker,
        weight: Math.exp((speaker.score - (sorted[0]?.score ?? 0)) / 2),
      }))
      const total = speakers.reduce((sum, { weight }) => sum + weight, 0)
      for (const { candidate, score, parts } of found) {
        const own = vectorOf(candidate.row)
        const said = speakers
          .filter(({ origin }) => origin !== originOf(candidate.row))
          .reduce((sum, { vector, weight }) => {
            const cosine = (own[0] ?? 0) * (vector[0] ?? 0) + (own[1] ?? 0) * (vector[1] ?? 0)
            return sum + weight * cosine
          }, 0)
        expect(parts.agreement).toBeCloseTo((3 * said) / total, 4)
        expect(score).toBe(sumOf(parts))
      }
    }),
  )
})

test('of two equal hits the one that reports what others report comes first', () => {
  const vectors = [
    [1, 0],
    [0, 1],
    [0.8, 0.6],
  ].map((vector) => Float32Array.from(vector))
  const found = addAgreement(
    [hit(2, 6), hit(1, 5), hit(0, 5)],
    (row) => vectors[row] ?? new Float32Array(2),
    (row) => row,
  )
  expect(found.map(({ candidate }) => candidate.row)).toEqual([2, 0, 1])
})
