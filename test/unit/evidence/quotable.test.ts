import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quotableSentences } from '../../../src/evidence/quotable.js'
import { sentences } from '../../../src/text/sentences.js'

const quotable = (text: string) =>
  quotableSentences(text).map(({ start, end }) => text.slice(start, end))

const told = '澜溪大桥昨天合龙，全长4280米。'

describe('a sentence is quoted without what stands on one line before it', () => {
  test.each([
    ['a dateline', `望川日报澜溪5月1日电 ${told}`],
    ['a dateline and its writers', `望川社澜溪5月1日电 （记者 贺千帆 柳知远）${told}`],
    ['a dateline and names alone', `望川社澜溪5月1日电 (贺千帆 柳知远)${told}`],
    ['本报讯', `本报讯（通讯员贺千帆）${told}`],
    ['two spaces behind 讯', `本报讯  ${told}`],
  ])('%s', (_, text) => {
    expect(quotable(text)).toEqual([told])
  })

  test.each([
    ['a row of spaces', `原标题：澜溪大桥今天合龙                ${told}`],
    ['a time of printing', `原标题：澜溪大桥今天合龙2024-05-01 14:02:42 作者：贺千帆 ${told}`],
  ])('a headline, by %s', (_, text) => {
    expect(quotable(text)).toEqual(['澜溪大桥今天合龙', told])
  })
})

test('what is part of a sentence stays', () => {
  for (const text of [
    told,
    '据望川社电，大桥（记者曾多次到访）昨天合龙。',
    '大桥由岚泽公司（原望川桥梁厂）承建。',
    '2024-05-01 大桥合龙。',
    '贺千帆在通讯 中说，大桥合龙了。',
  ]) {
    expect(quotable(text)).toEqual([text])
  }
})

test('what is only a dateline is left as it is', () => {
  expect(quotable('本报讯（记者贺千帆）')).toEqual(['本报讯（记者贺千帆）'])
})

const piece = fc.constantFrom(
  '原标题：',
  '本报讯 ',
  '望川社5月1日电 ',
  '（记者 贺千帆）',
  '    ',
  '2024-05-01 14:02:42 ',
  '大桥合龙了',
  '全长4280米，',
  '。',
  '！”',
  '\n',
)

test('the spans are parts of the sentences, in order, none of them blank', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const text = pieces.join('')
      const whole = sentences(text)
      const parts = quotableSentences(text)
      let last = 0
      for (const { start, end } of parts) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(text.slice(start, end).trim()).not.toBe('')
        expect(whole.some((each) => each.start <= start && each.end >= end)).toBe(true)
        last = end
      }
      for (const each of whole) {
        expect(parts.some(({ start, end }) => start >= each.start && end <= each.end)).toBe(true)
      }
    }),
  )
})
