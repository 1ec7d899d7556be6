import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  certaintyOf,
  clauseAround,
  isNegated,
  readStatement,
} from '../../../../src/evidence/comparison/statement.js'
import { blanked } from '../../../../src/text/blanked.js'
import { fold } from '../../../../src/text/fold.js'
import { ReadText } from '../../../../src/text/read-text.js'
import { articleText } from '../../text/generated-text.js'

/** The values of a statement as they stand in it. */
const valuesOf = (text: string) =>
  readStatement(new ReadText(text)).values.map(({ span }) => text.slice(span.start, span.end))

const timesOf = (text: string) =>
  readStatement(new ReadText(text)).times.map(({ start, end }) => text.slice(start, end))

describe('the values of a statement', () => {
  test.each<[string, string[]]>([
    ['澜溪大桥全长4280米，总投资26.4亿元。', ['4280米', '26.4亿元']],
    ['湿地公园占地133万余平方米。', ['133万余平方米']],
    ['馆藏文物1,200件。', ['1,200件']],
    ['澜溪大桥2023年6月18日通车。', ['2023年6月18日']],
    ['2024年5月，青芜县茶叶产值为47.5亿元。', ['47.5亿元']],
    ['柳知远参加了典礼。', []],
  ])('%s', (text, values) => {
    expect(valuesOf(text)).toEqual(values)
  })

  test.each<[string, string, string]>([
    ['折算面积为80亩。', 'm²', '53333'],
    ['日供水能力为12万吨。', 'kg', '120000000'],
    ['全长4.28公里。', 'm', '4280'],
    ['每小时1.2万个。', '个/s', '3'],
    ['增长1.2成。', 'ratio', '0'],
  ])('are held in one unit for each dimension: %s', (text, unit, whole) => {
    const [value] = readStatement(new ReadText(text)).values
    expect(value?.kind).toBe('quantity')
    if (value?.kind !== 'quantity') return
    expect(value.quantity.canonical.unit).toBe(unit)
    expect(String(Math.floor(value.quantity.canonical.value))).toBe(whole)
  })

  test('keep their qualifiers, folded', () => {
    expect(readStatement(new ReadText('总投资超过２６亿元。')).values[0]?.saidAs).toBe('超过26亿元')
  })
})

describe('what a value is a value of', () => {
  test.each<[string, string[], string[]]>([
    ['望川中心设有4个平行业务组。', ['平行', '业务'], ['中心']],
    ['澜溪大桥全长4280米，总投资26.4亿元。', ['大桥', '全长'], ['投资']],
    ['望川新城人口规模达到12万人。', ['人口', '规模'], ['新城']],
    ['澜溪大桥6月18日通车。', ['通车'], ['大桥']],
  ])('%s', (text, held, notHeld) => {
    const attribute = readStatement(new ReadText(text)).values[0]?.attribute ?? []
    expect(attribute).toEqual(expect.arrayContaining(held))
    for (const term of notHeld) expect(attribute).not.toContain(term)
  })

  test('is read off the clause before where its own has no word', () => {
    expect(
      readStatement(new ReadText('湿地公园面积不小，有80亩。')).values[0]?.attribute,
    ).toContain('面积')
  })
})

describe('the times of a statement', () => {
  test.each<[string, string[]]>([
    ['2024年5月，青芜县茶叶产值为47.5亿元。', ['2024年5月']],
    ['青芜县2023年茶叶产值为47.5亿元。', ['2023年']],
    // Another year in each article.
    ['今年青芜县茶叶产值为47.5亿元。', []],
    ['昨日，青芜县卖出茶叶47.5吨。', []],
    // The date is the value itself.
    ['澜溪大桥2023年6月18日通车。', []],
  ])('%s', (text, times) => {
    expect(timesOf(text)).toEqual(times)
  })
})

describe('the names of a statement', () => {
  test.each<[string, string[]]>([
    ['海屿博物馆位于杭州。', ['杭州']],
    ['他讲述了“渡口”的故事。', ['渡口']],
    ['《石桥旧事》昨日首演。', ['石桥旧事']],
    ['海嶼博物館位於蘇州。', ['苏州']],
    ['新馆采用ABC架构。', ['abc']],
  ])('%s', (text, names) => {
    expect(readStatement(new ReadText(text)).names).toEqual(expect.arrayContaining(names))
  })

  test('are none of the values', () => {
    expect(readStatement(new ReadText('总投资26.4亿元，占地80亩。')).names).toEqual([])
  })
})

describe('how certain it is said', () => {
  test.each([
    ['日供水能力预计达到12万吨', 'planned'],
    ['新馆将于九月开放', 'planned'],
    ['工程力争提前完成', 'planned'],
    ['新馆拟扩建', 'planned'],
    ['工程已经竣工', 'reached'],
    ['大桥建成通车', 'reached'],
    ['产值突破47亿元', 'reached'],
    ['大桥全长4280米', 'plain'],
    ['将军在场', 'plain'],
    ['计划生育政策', 'plain'],
  ])('%s: %s', (text, certainty) => {
    expect(certaintyOf(text)).toBe(certainty)
  })
})

describe('what is denied', () => {
  test.each([
    ['大桥没有通车', true],
    ['大桥未通车', true],
    ['双方否认合作', true],
    ['活动取消', true],
    ['大桥通车', false],
    ['产值不断增长', false],
    ['无人机参加了演出', false],
    ['非常热闹', false],
    ['总额不低于3亿元', false],
    ['未来五年', false],
  ])('%s: %s', (text, negated) => {
    expect(isNegated(text)).toBe(negated)
  })
})

describe('a clause', () => {
  test.each([
    ['总投资26.4亿元,全长4280米。', '4280米', '全长4280米'],
    ['馆藏1,200件,门票30元', '1,200件', '馆藏1,200件'],
    ['(另有3处)共12处', '3处', '另有3处'],
  ])('of %s around %s', (text, part, clause) => {
    const start = text.indexOf(part)
    const { start: from, end } = clauseAround(text, { start, end: start + part.length })
    expect(text.slice(from, end)).toBe(clause)
  })
})

describe('any text', () => {
  test('is read with values in order that stand in it and do not overlap', () => {
    fc.assert(
      fc.property(articleText, (text) => {
        const { values, terms, names, folded } = readStatement(new ReadText(text))
        let last = 0
        for (const { span, saidAs } of values) {
          expect(span.start).toBeGreaterThanOrEqual(last)
          expect(span.end).toBeGreaterThan(span.start)
          expect(saidAs).toBe(folded.slice(span.start, span.end))
          last = span.end
        }
        expect(last).toBeLessThanOrEqual(text.length)
        expect(new Set(values.map(({ kind }) => kind)).size).toBeLessThanOrEqual(1)
        expect(new Set(terms).size).toBe(terms.length)
        expect(new Set(names).size).toBe(names.length)
      }),
      { numRuns: 60 },
    )
  })

  test('keeps its length when spans of it are blanked, and nothing of them', () => {
    fc.assert(
      fc.property(articleText, fc.nat(), fc.nat(), (text, a, b) => {
        const folded = fold(text)
        const [start = 0, end = 0] = [a, b]
          .map((n) => n % (folded.length + 1))
          .sort((x, y) => x - y)
        const masked = blanked(folded, [{ start, end }])
        expect(masked).toHaveLength(folded.length)
        expect(masked.slice(start, end).trim()).toBe('')
        expect(masked.slice(0, start) + masked.slice(end)).toBe(
          folded.slice(0, start) + folded.slice(end),
        )
      }),
      { numRuns: 60 },
    )
  })
})

test.each([
  ['韩某某被行政拘留10日', ['韩某某']],
  ['满某因寻衅滋事被拘留', ['满某']],
  ['张某甲与王某发生争执', ['张某甲', '王某']],
  ['案件于某地发生，涉及某公司', []],
])('the persons of a statement whose names are withheld: %s', (text, people) => {
  expect(readStatement(new ReadText(text)).withheld).toEqual(people)
})
