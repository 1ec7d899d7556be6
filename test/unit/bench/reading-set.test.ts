import { describe, expect, test } from 'vitest'
import { atCoverage, holds, isRightShort } from '../../../src/bench/inputs/reading-set.js'

test.each([
  ['近30亿元', '30亿元', true],
  ['「長津湖」', '《长津湖》', true],
  ['鄂州市西山', '鄂州市西山武昌楼前', true],
  ['鄂州', '鄂州市西山武昌楼前', false],
  ['2024年5月8日建成通车后，全长达到了三千二百余米', '三千', false],
  ['', '甲', false],
  ['，', '甲', false],
])('%s for %s: %s', (shown, accepted, right) => {
  expect(isRightShort(shown, accepted)).toBe(right)
})

test('a sentence holds an answer in another script and width', () => {
  expect(holds('總投資１８億元。', '18亿元')).toBe(true)
  expect(holds('总投资80亿元。', '18亿元')).toBe(false)
})

describe('atCoverage', () => {
  const judged = (sure: number, right = false) => ({ sure, right })

  test('counts the surest, and the near misses that are as sure', () => {
    const answers = [judged(0.2), judged(0.9, true), judged(0.6), judged(0.8, true)]
    const misses = [judged(0.7), judged(0.8), judged(0.1), judged(0.95)]
    expect(atCoverage(answers, misses, 0.5)).toEqual({ least: 0.8, right: 1, nearMisses: 0.5 })
    expect(atCoverage(answers, misses, 1)).toEqual({ least: 0.2, right: 0.5, nearMisses: 0.75 })
  })

  test('shows none of nothing', () => {
    expect(atCoverage([], [judged(1)], 0.5)).toMatchObject({ right: 0, nearMisses: 0 })
  })
})
