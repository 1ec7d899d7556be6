import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conversionOf } from '../../../src/check/conversion.js'
import { readStatement } from '../../../src/evidence/comparison/statement.js'
import { ReadText } from '../../../src/text/read-text.js'

/** How what an article says comes to the first value of a claim. */
const converted = (claim: string, said: string | null) =>
  conversionOf(readStatement(new ReadText(claim)).values[0] ?? null, said)

describe('an amount in other units is turned into those of the claim', () => {
  test.each([
    ['占地20公顷', '300亩', '20公顷'],
    ['占地80亩', '5.333公顷', '79.99亩'],
    ['占地133万平方米', '2000亩', '133.3万平方米'],
    ['每分钟200个', '每小时1.2万个', '每分钟200个'],
    ['每小时1.2万个', '每分钟200个', '每小时12000个'],
    ['全长4280米', '4.28公里', '4280米'],
    ['占地3亿平方米', '300平方公里', '3亿平方米'],
  ])('%s by %s', (claim, said, conversion) => {
    expect(converted(claim, said)).toBe(conversion)
  })
})

describe('no sum is to be done', () => {
  test.each<[string, string, string | null]>([
    ['where only 万 is written out', '总投资26.4亿元', '264000万元'],
    ['in one unit', '投资3万元', '30000元'],
    ['between what cannot be compared', '产量12吨', '12元'],
    ['where no amount is said', '占地80亩', '没有数字'],
    ['where nothing is said', '占地80亩', null],
    ['for a date', '6月18日通车', '6月19日'],
    ['without a value', '新馆开放', '3公顷'],
    ['for nought', '占地0亩', '3公顷'],
  ])('%s', (_, claim, said) => {
    expect(converted(claim, said)).toBeNull()
  })
})

test('hectares come to fifteen times as many mu', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 600 }), (hectares) => {
      expect(converted('占地7亩', `${hectares}公顷`)).toBe(`${hectares * 15}亩`)
    }),
  )
})
