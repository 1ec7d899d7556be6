import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Named, type Relation, relationOf } from '../../../src/turned/values.js'

const published = '2024-06-01'
const relation = (before: string, after: string, named: Named = null): Relation =>
  relationOf({ value: before, published }, { value: after, published }, named)

describe('a value is the same, another, or neither can be told', () => {
  test.each<[string, string, Relation]>([
    ['18亿元', '21.5亿元', 'other'],
    ['3500万元', '三千五百万元', 'same'],
    ['350公顷', '3.5平方公里', 'same'],
    ['约300平方米', '近300平方米', 'same'],
    ['1500多人', '1536人', 'same'],
    ['12万吨', '112万吨', 'other'],
    ['2%', '12%', 'other'],
    ['1.2%', '2%', 'other'],
    ['60岁', '60万人', 'unclear'],
    ['18亿元', '去年', 'unclear'],
    ['13人', '27人', 'other'],
    ['每人180元', '120元', 'unclear'],
    ['2024年5月', '5月18日', 'same'],
    ['4月14日', '5月12日', 'other'],
    ['10月1日', '2024年10月1日', 'same'],
    ['去年', '2023年', 'same'],
    ['2022年', '2023年', 'other'],
    ['日前', '5月12日', 'unclear'],
  ])('%s and %s: %s', (before, after, expected) => {
    expect(relation(before, after)).toBe(expected)
    expect(relation(after, before)).toBe(expected)
  })

  test.each<[string, string, Exclude<Named, null>, Relation]>([
    ['周明远', '陆佳宁', 'person', 'other'],
    ['韩松', '韩柏松', 'person', 'other'],
    ['李明', '市长李明', 'person', 'same'],
    ['张三和李四', '李四、张三', 'person', 'same'],
    ['张三和李四', '李四和王五', 'person', 'unclear'],
    ['中铁十二局', '中铁十二局集团有限公司', 'name', 'same'],
    ['市卫健委', '市卫生健康委员会', 'name', 'same'],
    ['臺北', '台北市', 'name', 'same'],
    ['东湾县', '南屿市', 'name', 'other'],
  ])('%s and %s, a %s: %s', (before, after, named, expected) => {
    expect(relation(before, after, named)).toBe(expected)
    expect(relation(after, before, named)).toBe(expected)
  })

  test('of what is no value and no name, nothing can be told', () => {
    expect(relation('因为地铁要建车站', '一辆货车侧翻')).toBe('unclear')
  })

  test('whatever it is, a value is the same as itself, and the order does not matter', () => {
    const value = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.nat(9999), fc.constantFrom('万元', '人', '公里', '%', '月3日'))
        .map(([n, unit]) => `${n}${unit}`),
    )
    const named = fc.constantFrom<Named>('person', 'name', null)
    fc.assert(
      fc.property(value, value, named, (a, b, what) => {
        expect(relation(a, b, what)).toBe(relation(b, a, what))
        expect(relation(a, a, what)).toBe('same')
      }),
    )
  })
})
