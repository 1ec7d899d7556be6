import { describe, expect, test } from 'vitest'
import { coverage, favouring, nearness } from '../../../src/evidence/term-weights.js'

const weights = new Map([
  ['暴雨', 3],
  ['停课', 2],
  ['学校', 1],
])

describe('the share of the terms that a text contains', () => {
  test.each([
    ['暴雨来袭,学校停课', 1],
    ['学校停课,因为暴雨', 1],
    ['学校停课', 0.5],
    ['暴雨暴雨暴雨', 0.5],
    ['学 校放假', 0],
    ['晴', 0],
  ])('%s: %d', (folded, share) => {
    expect(coverage(folded, weights)).toBeCloseTo(share)
  })

  test('is none where nothing is asked for', () => {
    expect(coverage('暴雨', new Map())).toBe(0)
  })
})

describe('what is asked about the subject', () => {
  test('weighs more than before, and the rest no more', () => {
    const raised = favouring(['停课'], weights)
    expect(raised.get('停课')).toBeGreaterThan(2)
    expect([raised.get('暴雨'), raised.get('学校')]).toEqual([3, 1])
    expect(weights.get('停课')).toBe(2)
  })

  test('lets a sentence win that has it over one that has the subject', () => {
    const two = new Map([
      ['学校', 1.1],
      ['停课', 1],
    ])
    expect(coverage('学校', two)).toBeGreaterThan(coverage('停课', two))
    const raised = favouring(['停课'], two)
    expect(coverage('停课', raised)).toBeGreaterThan(coverage('学校', raised))
  })

  test('adds no term that has no weight', () => {
    expect([...favouring(['放假'], weights).keys()]).toEqual([...weights.keys()])
  })
})

describe('how near a span is to the terms', () => {
  const text = '暴雨停课两天,老师说,食堂照常开放五天'
  const near = nearness(text, weights)
  const of = (part: string) => {
    const start = text.indexOf(part)
    return near({ start, end: start + part.length })
  }

  test('is more beside them than behind marks', () => {
    expect(of('两天')).toBeGreaterThan(of('五天'))
    expect(of('五天')).toBeGreaterThan(0)
    expect(of('两天')).toBeLessThanOrEqual(1)
  })

  test('a mark between counts as more than a letter', () => {
    const at = (between: string) => {
      const folded = `停课${between}两天`
      return nearness(folded, weights)({ start: folded.length - 2, end: folded.length })
    }
    expect(at('共')).toBeGreaterThan(at(','))
  })

  test('is none where no term stands', () => {
    expect(nearness('今天晴,三十度', weights)({ start: 4, end: 6 })).toBe(0)
  })
})
