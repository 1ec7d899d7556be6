import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { numeralValue, readChinese } from '../../../src/text/numerals.js'
import { inChinese } from '../../support/text/chinese-numerals.js'

describe('numeralValue', () => {
  test.each([
    ['1,900', '', 1900],
    ['3.1', '万', 31000],
    ['4.3', '万', 43000],
    ['一百二十', '', 120],
    ['二〇二四', '', 2024],
    ['十', '', 10],
    ['两千零五', '', 2005],
    ['七百', '亿', 7e10],
    ['1.2', '万亿', 1.2e12],
  ])('%s%s', (numeral, scale, expected) => {
    expect(numeralValue(numeral, scale)).toBe(expected)
  })

  test.each([
    ['三千二百万', 3.2e7],
    ['三亿二千万', 3.2e8],
    ['一万五', 15000],
    ['三百五', 350],
    ['两万零三十', 20030],
    ['一万两千亿', 1.2e12],
    ['壹佰贰拾叁万肆仟', 1234000],
  ])('%s', (numeral, expected) => {
    expect(numeralValue(numeral)).toBe(expected)
  })

  test.each(['十百', '百千', '五千三千', '万万', '一百二百'])('%s is no number', (numeral) => {
    expect(readChinese(numeral)).toBeNull()
  })

  test.each([
    ['两三千', 2000, 3000],
    ['十四五', 14, 15],
    ['三五百', 300, 500],
    ['七八', 7, 8],
    ['二三十万', 200_000, 300_000],
  ])('%s names two', (numeral, low, high) => {
    expect(readChinese(numeral)).toMatchObject({ low, high })
  })

  test('reads any whole number in Chinese numerals', () => {
    const whole = fc.oneof(
      fc.integer({ min: 1, max: 99_999 }),
      fc.integer({ min: 1, max: 999_999_999_999_999 }),
      // Many zeros in the middle.
      fc
        .tuple(
          fc.integer({ min: 1, max: 9999 }),
          fc.integer({ min: 1, max: 9999 }),
          fc.constantFrom(1e4, 1e6, 1e8),
        )
        .map(([high, low, scale]) => high * scale * 10 + low),
    )
    fc.assert(
      fc.property(whole, (value) => {
        expect(numeralValue(inChinese(value))).toBe(value)
      }),
    )
  })
})
