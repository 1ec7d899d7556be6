import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Quantity, quantities } from '../../../src/text/quantities.js'
import {
  agree,
  intervalOf,
  quantityRelation,
  sameDimension,
} from '../../../src/text/quantity-relations.js'
import { allUnits } from '../../../src/text/units.js'
import { formatQuantity } from '../../support/text/quantity-format.js'
import { articleText } from './generated-text.js'

function only(text: string): Quantity {
  const [found, ...others] = quantities(text)
  if (!found || others.length > 0) throw new Error(`not one quantity: ${text}`)
  return found
}

describe('quantityRelation', () => {
  test.each([
    ['近30亿元', '30亿元', 'compatible'],
    ['近30亿元', '28.5亿元', 'compatible'],
    ['近30亿元', '20亿元', 'different'],
    ['近30亿元', '31亿元', 'different'],
    ['约7亿元', '约9亿元', 'different'],
    ['约7亿元', '约8亿元', 'compatible'],
    ['约7亿元', '8亿元', 'different'],
    ['2000余亩', '133万余平方米', 'compatible'],
    ['2000亩', '133.33万平方米', 'compatible'],
    ['2000余亩', '133公顷', 'compatible'],
    ['2000余亩', '200万平方米', 'compatible'],
    ['2000余亩', '300万平方米', 'different'],
    ['3.14万人', '31,400人', 'equal'],
    ['3.1万人', '31,400人', 'compatible'],
    ['约3万人', '31,400人', 'compatible'],
    ['3.2万人', '31,400人', 'different'],
    ['突破700亿元', '700亿元', 'compatible'],
    ['突破700亿元', '715亿元', 'compatible'],
    ['700亿元', '800亿元', 'different'],
    ['突破700亿元', '690亿元', 'different'],
    ['30%', '30个百分点', 'different'],
    ['100人', '100人次', 'different'],
    ['100人', '100名', 'equal'],
    ['280家', '280个', 'equal'],
    ['3亿', '3亿元', 'equal'],
    ['3亿', '3亿美元', 'equal'],
    ['3亿元', '3亿美元', 'different'],
    ['三成', '30%', 'equal'],
    ['三分之一', '33%', 'compatible'],
    ['一半', '50%', 'equal'],
    ['半年', '6个月', 'equal'],
    ['两年', '24个月', 'equal'],
    ['1小时30分钟', '90分钟', 'equal'],
    ['3年', '156周', 'different'],
    ['至少100家', '250家', 'compatible'],
    ['不超过2克', '1.5克', 'compatible'],
    ['不超过2克', '3克', 'different'],
    ['3-5倍', '4倍', 'compatible'],
    ['3-5倍', '5-8倍', 'compatible'],
    ['3-5倍', '6-8倍', 'different'],
    ['20万元至100万元', '50万元', 'compatible'],
    ['数十家', '45家', 'compatible'],
    ['数十家', '120家', 'different'],
    ['十几家', '15家', 'compatible'],
    ['上百家', '130家', 'compatible'],
    ['每平方米1.5万元', '1.5万元', 'different'],
    ['每平方米1.5万元', '15000元/平方米', 'equal'],
    ['时速120公里', '120公里/小时', 'equal'],
    ['100斤', '50公斤', 'equal'],
    ['1海里', '1852米', 'equal'],
    ['5℃', '-5℃', 'different'],
    ['100次', '100个', 'different'],
    ['人民币3亿元', '¥300000000', 'equal'],
    ['５０００名', '五千名', 'equal'],
  ] as const)('%s and %s: %s', (a, b, expected) => {
    expect(quantityRelation(only(a), only(b))).toBe(expected)
    expect(quantityRelation(only(b), only(a))).toBe(expected)
    expect(agree(only(a), only(b))).toBe(expected !== 'different')
  })
})

const value = fc.oneof(
  fc.integer({ min: 1, max: 9_999_999 }),
  fc.integer({ min: 1, max: 99_999 }).map((hundredths) => hundredths / 100),
  fc.integer({ min: 1, max: 9999 }).map((hundreds) => hundreds * 1e8),
)
const unitNames = allUnits()
  .map(({ name }) => name)
  // A sum in these is another's: 85折 is 8.5折, 20成 is none; 日 is shown as 天.
  .filter((name) => !['折', '成', '日'].includes(name))

/** A phrase as a reporter could write it. */
const phrase = fc
  .record({
    before: fc.constantFrom('', '近', '约', '超', '突破', '至少', '不超过', '不足', '高达'),
    rate: fc.constantFrom('', '每吨', '每天', '人均', '每10万人'),
    value,
    second: fc.option(value, { freq: 4 }),
    scale: fc.constantFrom('', '万', '亿'),
    excess: fc.constantFrom('', '', '', '余', '多'),
    unit: fc.constantFrom(...unitNames),
    after: fc.constantFrom('', '', '', '以上', '以内', '左右'),
  })
  .map(({ before, rate, value, second, scale, excess, unit, after }) => {
    const range = second !== null && second !== value
    const [low, high] = range ? [Math.min(value, second), Math.max(value, second)] : [value, value]
    const numeral = range ? `${low}${scale}${unit}至${high}` : String(value)
    return `${rate}${before}${numeral}${range ? '' : excess}${scale}${unit}${after}`
  })

const anyQuantity = phrase.map((text) => quantities(text)[0]).filter((found) => found !== undefined)

describe('quantities', () => {
  test('survive printing and parsing, with range, bound and rate', () => {
    fc.assert(
      fc.property(anyQuantity, (quantity) => {
        const again = only(formatQuantity(quantity))
        expect(again).toMatchObject({
          kind: quantity.kind,
          value: quantity.value,
          high: quantity.high,
          unit: quantity.unit,
          bound: quantity.bound,
          limit: quantity.limit,
          per: quantity.per,
          canonical: quantity.canonical,
        })
        expect(agree(quantity, again)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  test('found in any text survive printing and parsing', () => {
    fc.assert(
      fc.property(articleText, (text) => {
        for (const { kind, value, high, unit, bound, limit, per } of quantities(text)) {
          const written = { kind, value, high, unit, bound, limit, per }
          expect(only(formatQuantity(written))).toMatchObject(written)
        }
      }),
    )
  })

  test('a share survives printing and parsing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 99 }), fc.nat(), (below, any) => {
        const share = only(`${below}分之${1 + (any % (below - 1))}`)
        expect(only(formatQuantity(share)).value).toBeCloseTo(share.value, 12)
      }),
    )
  })

  test('relate to themselves as equal, and both ways alike', () => {
    fc.assert(
      fc.property(anyQuantity, anyQuantity, (a, b) => {
        expect(quantityRelation(a, a)).toBe('equal')
        expect(quantityRelation(a, b)).toBe(quantityRelation(b, a))
        expect(sameDimension(a, b)).toBe(sameDimension(b, a))
        const { low, high } = intervalOf(a)
        expect(low).toBeLessThanOrEqual(high)
      }),
      { numRuns: 500 },
    )
  })

  test('agree with themselves in another unit of the same dimension', () => {
    const units = allUnits().filter(
      ({ kind, name }) => kind !== 'count' && !['折', '成'].includes(name),
    )
    fc.assert(
      fc.property(value, fc.constantFrom(...units), fc.nat(), (value, unit, any) => {
        const others = units.filter(({ canonical }) => canonical === unit.canonical)
        const other = others[any % others.length] ?? unit
        const converted = (value * unit.factor) / other.factor
        fc.pre(converted > 1e-4 && converted < 1e15)
        const here = formatQuantity({ ...plain, kind: unit.kind, value, unit: unit.name })
        const there = formatQuantity({
          ...plain,
          kind: other.kind,
          value: converted,
          unit: other.name,
        })
        expect(quantityRelation(only(here), only(there))).toBe('equal')
      }),
      { numRuns: 500 },
    )
  })
})

const plain = { high: null, bound: null, limit: false, per: null }
