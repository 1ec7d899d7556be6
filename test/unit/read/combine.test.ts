import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { combine } from '../../../src/read/combine.js'

const reading = (text: string, ...found: [text: string, probability: number][]) => ({
  answers: 1,
  spans: found.map(([said, probability]) => {
    const start = text.indexOf(said)
    return { start, end: start + said.length, probability }
  }),
})

describe('combine', () => {
  test('adds up what is said in several passages, later ones counting less', () => {
    const passages = ['總投資18億元', '全长三公里', '总投资１８亿元']
    const readings = [
      reading('總投資18億元', ['18億元', 0.45]),
      reading('全长三公里', ['三公里', 0.6]),
      reading('总投资１８亿元', ['１８亿元', 0.5]),
    ]
    const [best, other] = combine(passages, readings)
    expect(best?.text).toBe('18億元')
    expect(best?.score).toBeCloseTo(0.45 + 0.5 / 1.24, 9)
    expect(best?.occurrences.map(({ passage, start, end }) => [passage, start, end])).toEqual([
      [0, 3, 7],
      [2, 3, 7],
    ])
    expect(other).toMatchObject({ text: '三公里', score: 0.6 / 1.12 })
  })

  test('takes for one what differs in punctuation, but not two numbers', () => {
    const texts = ['“两山”理论', '两山理论', '1.5倍', '15倍']
    const found = combine(
      texts,
      texts.map((text) => reading(text, [text, 0.5])),
    )
    expect(found.map(({ text }) => text)).toEqual(['“两山”理论', '1.5倍', '15倍'])
  })

  test('keeps each occurrence once, its share of the score, and the order', () => {
    const texts = ['甲乙丙', '乙，丙', '丁', '甲乙']
    const span = fc.record({
      start: fc.nat({ max: 2 }),
      length: fc.integer({ min: 1, max: 3 }),
      probability: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    const readings = fc.tuple(
      ...texts.map((text) => fc.array(span).map((spans) => spansIn(text, spans))),
    )
    fc.assert(
      fc.property(readings, (given) => {
        const found = combine(texts, given)
        const occurrences = found.flatMap((one) => one.occurrences)
        expect(occurrences.length).toBe(given.flatMap(({ spans }) => spans).length)
        const scores = found.map(({ score }) => score)
        expect(scores).toEqual(scores.toSorted((a, b) => b - a))
        for (const { score, occurrences } of found) {
          const sum = occurrences.reduce(
            (all, one) => all + one.probability / (1 + 0.12 * one.passage),
            0,
          )
          expect(score).toBeCloseTo(sum, 9)
        }
      }),
    )
  })
})

function spansIn(text: string, spans: { start: number; length: number; probability: number }[]) {
  return {
    answers: 1,
    spans: spans
      .filter(({ start }) => start < text.length)
      .map(({ start, length, probability }) => ({
        start,
        end: Math.min(text.length, start + length),
        probability,
      })),
  }
}
