import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Candidate, type FusionWeights, fuse } from '../../../src/retrieve/fusion.js'

// Eighths, so that sums are exact in whatever order they are taken.
const share = fc.integer({ min: 0, max: 8 }).map((n) => n / 8)
const rank = fc.option(fc.record({ rank: fc.integer({ min: 1, max: 100 }), score: share }), {
  nil: null,
})
const candidates: fc.Arbitrary<Candidate[]> = fc.uniqueArray(
  fc.record({
    row: fc.nat({ max: 200 }),
    articleRow: fc.nat({ max: 6 }),
    dense: rank,
    lexical: rank,
    cosine: share,
    lexicalShare: share,
  }),
  { selector: ({ row }) => row, maxLength: 30 },
)
const weights: fc.Arbitrary<FusionWeights> = fc.record({
  lexical: share,
  dense: share,
  article: share,
})

/** The formula once more, a candidate at a time. */
function naiveScore(of: Candidate, all: readonly Candidate[], by: FusionWeights): number {
  const own = ({ cosine, lexicalShare }: Candidate) => by.dense * cosine + by.lexical * lexicalShare
  const [first = 0, second = 0] = all
    .filter(({ row, articleRow }) => row !== of.row && articleRow === of.articleRow)
    .map(own)
    .sort((a, b) => b - a)
  return own(of) + by.article * (first + second)
}

test('scores are those of a naive version, best first, ties by row', () => {
  fc.assert(
    fc.property(candidates, weights, (all, by) => {
      const expected = all
        .map((each) => ({ row: each.row, score: naiveScore(each, all, by) }))
        .sort((a, b) => b.score - a.score || a.row - b.row)
      expect(fuse(all, by).map(({ row, score }) => ({ row, score }))).toEqual(expected)
    }),
  )
})

test('the parts of a trace sum to the score, and say what each leg said', () => {
  fc.assert(
    fc.property(candidates, (all) => {
      const byRow = new Map(all.map((each) => [each.row, each]))
      const fused = fuse(all)
      expect(fused).toHaveLength(all.length)
      for (const { row, score, trace } of fused) {
        const { dense, lexical, article } = trace.parts
        expect(score).toBeCloseTo(dense + lexical + article, 12)
        expect(trace.dense).toEqual(byRow.get(row)?.dense)
        expect(trace.lexical).toEqual(byRow.get(row)?.lexical)
        expect(trace.cosine).toBe(byRow.get(row)?.cosine)
      }
    }),
  )
})

test.each([
  ['cosine', { dense: 1, lexical: 0, article: 0 }],
  ['lexicalShare', { dense: 0, lexical: 1, article: 0 }],
] as const)('with the weight of one leg alone the order is that of its %s', (key, by) => {
  fc.assert(
    fc.property(candidates, (all) => {
      const expected = [...all].sort((a, b) => b[key] - a[key] || a.row - b.row)
      expect(fuse(all, by).map(({ row }) => row)).toEqual(expected.map(({ row }) => row))
    }),
  )
})

test('the order in which candidates come changes nothing', () => {
  fc.assert(
    fc.property(candidates, (all) => {
      expect(fuse([...all].reverse())).toEqual(fuse(all))
    }),
  )
})

test('another passage of its article lifts a passage over an equal one that stands alone', () => {
  const passage = { dense: null, lexical: null, cosine: 0.5, lexicalShare: 0.5 }
  const alone = { ...passage, row: 0, articleRow: 0 }
  const accompanied = { ...passage, row: 1, articleRow: 1 }
  const weaker = { ...passage, row: 2, articleRow: 1, cosine: 0, lexicalShare: 0.1 }
  const fused = fuse([alone, accompanied, weaker])
  expect(fused.map(({ row }) => row)).toEqual([1, 0, 2])
})
