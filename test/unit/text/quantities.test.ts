import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quantities } from '../../../src/text/quantities.js'
import { articleText } from './generated-text.js'

const scales: Record<string, number> = { '': 1, 万: 1e4, 亿: 1e8, 万亿: 1e12 }
const units = [
  '元',
  '美元',
  '台',
  '人',
  '家',
  '公里',
  '吨',
  '平方米',
  '个',
  '万元',
  '%',
  '个月',
  '小时',
]

describe('quantities', () => {
  test.each([
    ['总产值突破700亿元', '突破700亿元', 7e10, '元', 'more'],
    ['提供资金支持近30亿元', '近30亿元', 3e9, '元', 'less'],
    ['约1,900万元', '约1,900万元', 1.9e7, '元', 'about'],
    ['建成标准地２０００余亩', '２０００余亩', 2000, '亩', 'more'],
    ['年均增长42％', '42％', 42, '%', null],
    ['百分之七十', '百分之七十', 70, '%', null],
    ['一百二十家企業', '一百二十家', 120, '家', null],
    ['工期5年', '5年', 5, '年', null],
    ['開工率達54.5%', '達54.5%', 54.5, '%', null],
  ])('%s', (text, written, value, unit, bound) => {
    const [found, ...others] = quantities(text)
    expect(others).toEqual([])
    expect(found && text.slice(found.start, found.end)).toBe(written)
    expect(found).toMatchObject({ value, unit, bound })
  })

  test.each(['2024年投产', '三个一批', '第3条', 'MLED', '型号A320客机', '2024-09-05'])(
    '%s holds none',
    (text) => {
      expect(quantities(text)).toEqual([])
    },
  )

  test('survive printing and parsing', () => {
    const number = fc.oneof(
      fc.integer({ min: 0, max: 9_999_999 }),
      fc.integer({ min: 1, max: 999_999 }).map((thousandths) => thousandths / 1000),
    )
    const style = fc.constantFrom('plain', 'commas', 'full width', 'space')
    fc.assert(
      fc.property(
        number,
        fc.constantFrom(...Object.keys(scales)),
        fc.constantFrom(...units.filter((unit) => unit !== '万元')),
        style,
        (value, scale, unit, style) => {
          const digits = style === 'commas' ? value.toLocaleString('en-US') : String(value)
          const wide = style === 'full width' ? digits.replace(/\d/g, fullWidth) : digits
          const written = `${wide}${style === 'space' ? ' ' : ''}${scale}${unit}`
          const text = `去年为${written}，创下新高。`
          const found = quantities(text)
          expect(found).toHaveLength(1)
          expect(text.slice(found[0]?.start, found[0]?.end)).toBe(written)
          const expected = value * (scales[scale] ?? 1)
          expect(
            Math.abs((found[0]?.value ?? 0) / (expected || 1) - (expected ? 1 : 0)),
          ).toBeLessThan(1e-12)
          expect(found[0]?.unit).toBe(unit)
        },
      ),
    )
  })

  test('lie in order inside any text', () => {
    fc.assert(
      fc.property(articleText, (text) => {
        let at = 0
        for (const { start, end } of quantities(text)) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(end).toBeGreaterThan(start)
          at = end
        }
        expect(at).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})

function fullWidth(digit: string): string {
  return String.fromCharCode(digit.charCodeAt(0) + 0xfee0)
}
