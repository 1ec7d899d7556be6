import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LONGEST_SPAN, likelySpans } from '../../../src/read/logits.js'

const number = fc.double({ min: -40, max: 40, noNaN: true })
const logits = fc.array(fc.tuple(number, number), { maxLength: 130 }).chain((pairs) =>
  number.map((none) => ({
    starts: pairs.map(([start]) => start),
    ends: pairs.map(([, end]) => end),
    none,
  })),
)

describe('likelySpans', () => {
  test('gives probabilities that add up to no more than that anything answers, and that to no more than 1', () => {
    fc.assert(
      fc.property(logits, (given) => {
        const { spans, answers } = likelySpans(given)
        const sum = spans.reduce((all, { probability }) => all + probability, 0)
        expect(sum).toBeLessThanOrEqual(answers + 1e-9)
        expect(answers).toBeLessThanOrEqual(1)
        for (const { start, end } of spans) {
          expect(end).toBeGreaterThan(start)
          expect(end - start).toBeLessThanOrEqual(LONGEST_SPAN)
          expect(end).toBeLessThanOrEqual(given.starts.length)
        }
      }),
    )
  })

  test('is a softmax over all spans and none', () => {
    fc.assert(
      fc.property(logits, ({ starts, ends, none }) => {
        if (starts.length === 0) return
        let best = { start: 0, end: 0, weight: Number.NEGATIVE_INFINITY }
        let all = Math.exp(none)
        for (let start = 0; start < starts.length; start++) {
          for (let last = start; last < Math.min(ends.length, start + LONGEST_SPAN); last++) {
            const weight = (starts[start] ?? 0) + (ends[last] ?? 0)
            all += Math.exp(weight)
            if (weight > best.weight) best = { start, end: last + 1, weight }
          }
        }
        const { spans, answers } = likelySpans({ starts, ends, none })
        const found = spans.reduce((one, other) =>
          other.probability > one.probability ? other : one,
        )
        expect(found.probability).toBeCloseTo(Math.exp(best.weight) / all, 6)
        expect(answers).toBeCloseTo(1 - Math.exp(none) / all, 6)
      }),
    )
  })

  test('takes what cannot be an end for none', () => {
    const never = Number.NEGATIVE_INFINITY
    const given = { starts: [never, 3, never], ends: [9, never, 2], none: 0 }
    expect(likelySpans(given).spans.map(({ start, end }) => [start, end])).toEqual([[1, 3]])
    expect(likelySpans({ starts: [never], ends: [never], none: 0 })).toEqual({
      spans: [],
      answers: 0,
    })
    expect(likelySpans({ starts: [], ends: [], none: 5 })).toEqual({ spans: [], answers: 0 })
  })
})
