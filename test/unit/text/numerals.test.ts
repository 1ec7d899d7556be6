import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { numeralValue } from '../../../src/text/numerals.js'

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

  test('reads Chinese numerals up to 9999', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (value) => {
        expect(numeralValue(inChinese(value))).toBe(value)
      }),
    )
  })
})

function inChinese(value: number): string {
  const digits = [...'零一二三四五六七八九']
  let text = ''
  let pendingZero = false
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10
    if (digit === 0) pendingZero = text !== ''
    else {
      text += `${pendingZero ? '零' : ''}${digits[digit]}${name}`
      pendingZero = false
    }
  }
  return text
}
