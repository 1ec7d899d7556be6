import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignValue } from '../../../../src/evidence/comparison/alignment.js'
import { readStatement } from '../../../../src/evidence/comparison/statement.js'
import { ReadText } from '../../../../src/text/read-text.js'

/** The value of a sentence that stands where a statement has its first one, and whether the two agree. */
function aligned(
  claim: string,
  sentence: string,
  published: string | null = '2024-05-01',
): [value: string, agrees: boolean] | null {
  const { values, terms } = readStatement(new ReadText(claim))
  const [value] = values
  if (!value) throw new Error(`“${claim}” has no value`)
  const weights = new Map(terms.map((term) => [term, 1]))
  const found = alignValue(value, new ReadText(sentence), weights, published)
  return found && [sentence.slice(found.span.start, found.span.end), found.agrees]
}

describe('of several values the one of the same thing is meant', () => {
  test.each<[string, string, [string, boolean]]>([
    ['总投资26.4亿元。', '其中贷款3亿元，总投资26.4亿元。', ['26.4亿元', true]],
    ['总投资26.4亿元。', '总投资24.6亿元，其中贷款26.4亿元。', ['24.6亿元', false]],
    ['贷款26.4亿元。', '总投资24.6亿元，其中贷款26.4亿元。', ['26.4亿元', true]],
    ['设有4个平行业务组。', '中心有4名职工，分成5个平行业务组。', ['5个', false]],
    ['设有4个平行业务组。', '中心有12名职工，分成4个平行业务组和3个科室。', ['4个', true]],
    ['大桥6月18日通车。', '大桥6月1日合龙，6月18日通车。', ['6月18日', true]],
    ['北楼高31米。', '南楼高46米，北楼高31米。', ['31米', true]],
  ])('%s in %s', (claim, sentence, found) => {
    expect(aligned(claim, sentence)).toEqual(found)
  })

  test.each([
    ['占地80亩。', '占地很广。'],
    ['惠及12万人。', '惠及12万吨。'],
    ['投资3亿元。', '投资3亿美元。'],
    ['大桥6月18日通车。', '大桥年底通车。'],
    ['大桥6月18日通车。', '大桥全长18米。'],
  ])('none is of the kind of %s in %s', (claim, sentence) => {
    expect(aligned(claim, sentence)).toBeNull()
  })
})

describe('two ways of saying one amount agree', () => {
  test.each([
    ['占地2000余亩。', '占地133万余平方米。'],
    ['年产值30亿元。', '年产值近30亿元。'],
    ['年产值近30亿元。', '年产值30亿元。'],
    ['流水线每分钟200个。', '流水线每小时1.2万个。'],
    ['占地20公顷。', '占地300亩。'],
    ['占地20公顷。', '占地0.2平方公里。'],
    ['占地约20公顷。', '占地200330平方米。'],
    ['增长12%。', '增长1.2成。'],
    ['全长4.28公里。', '全长4280米。'],
    ['总投资1.2亿元。', '总投资12000万元。'],
    ['总投资１２亿元。', '总投资十二亿元。'],
  ])('%s and %s', (claim, sentence) => {
    expect(aligned(claim, sentence)?.[1]).toBe(true)
    expect(aligned(sentence, claim)?.[1]).toBe(true)
  })

  test.each([
    ['占地20公顷。', '占地310亩。'],
    ['流水线每分钟200个。', '流水线每小时1.3万个。'],
    ['总投资26.4亿元。', '总投资24.6亿元。'],
    ['总投资1.2亿元。', '总投资1200万元。'],
    ['共有5亿多人。', '共有4亿多人。'],
    ['全长40公里以上。', '全长88公里以上。'],
  ])('%s and %s do not', (claim, sentence) => {
    expect(aligned(claim, sentence)?.[1]).toBe(false)
    expect(aligned(sentence, claim)?.[1]).toBe(false)
  })
})

describe('a bound that is claimed', () => {
  test.each<[string, string, boolean]>([
    ['总投资超过20亿元。', '总投资26.4亿元。', true],
    ['总投资超过30亿元。', '总投资26.4亿元。', false],
    ['总投资超过30亿元。', '总投资近30亿元。', false],
    ['总投资超过20亿元。', '总投资近30亿元。', true],
    ['总投资突破20亿元。', '总投资26.4亿元。', true],
    ['总投资不到30亿元。', '总投资26.4亿元。', true],
    ['总投资不到20亿元。', '总投资26.4亿元。', false],
    // What is claimed without a bound is not made true by more of it.
    ['总投资20亿元。', '总投资26.4亿元。', false],
  ])('%s where %s: %s', (claim, sentence, agrees) => {
    expect(aligned(claim, sentence)?.[1]).toBe(agrees)
  })

  test('holds for all that is more, and for nothing that is less', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 400 }), fc.integer({ min: 10, max: 400 }), (a, b) => {
        fc.pre(a !== b)
        // A rounding of a tenth is not meant here.
        fc.pre(Math.abs(a - b) > 0.5 * Math.max(a, b))
        const agrees = aligned(`总投资超过${a}亿元。`, `总投资${b}亿元。`)?.[1]
        expect(agrees).toBe(b > a)
      }),
    )
  })
})

describe('dates', () => {
  test.each<[string, string, boolean]>([
    ['大桥6月18日通车。', '大桥2023年6月18日通车。', true],
    ['大桥2023年6月18日通车。', '大桥6月18日通车。', true],
    ['大桥2023年6月通车。', '大桥2023年6月18日通车。', true],
    ['大桥6月18日通车。', '大桥6月19日通车。', false],
    ['大桥2022年6月18日通车。', '大桥2023年6月18日通车。', false],
  ])('%s where %s: %s', (claim, sentence, agrees) => {
    expect(aligned(claim, sentence, '2023-06-19')?.[1]).toBe(agrees)
  })

  test('without a year are of the year of their article', () => {
    const [claim, sentence] = ['大桥2023年6月18日通车。', '大桥6月18日通车。']
    expect(aligned(claim, sentence, '2023-06-19')?.[1]).toBe(true)
    expect(aligned(claim, sentence, '2024-06-19')?.[1]).toBe(false)
  })
})

test('a value agrees with itself, and with no number twice as large', () => {
  const templates = [
    '总投资#亿元。',
    '占地#亩。',
    '床位#张。',
    '全长#米。',
    '日产#吨。',
    '惠及#人。',
  ]
  fc.assert(
    fc.property(
      fc.constantFrom(...templates),
      fc.integer({ min: 3, max: 9_999 }),
      (template, n) => {
        const claim = template.replace('#', String(n))
        expect(aligned(claim, claim)?.[1]).toBe(true)
        expect(aligned(claim, template.replace('#', String(2 * n + 1)))?.[1]).toBe(false)
      },
    ),
  )
})
