import { expect, test } from 'vitest'
import { oncePer, readSentence } from '../../../src/evidence/read-sentence.js'
import { resolveDate } from '../../../src/text/date-ranges.js'
import { article, spanOf } from '../answer/invented.js'

const text = '澜溪大桥昨日通车。大橋全長４２８０米，6月1日合龙。'
const from = article({ text })
const second = spanOf(text, '大橋全長４２８０米，6月1日合龙。')

test('a sentence is one and the same however often it is asked for, and another of another article', () => {
  expect(readSentence(from, { ...second })).toBe(readSentence(from, second))
  expect(readSentence(article({ text }), second)).not.toBe(readSentence(from, second))
  expect(readSentence(from, { ...second, end: second.end - 1 })).not.toBe(
    readSentence(from, second),
  )
})

test('what is found in it stands in its text, and in its article', () => {
  const sentence = readSentence(from, second)
  expect(sentence.folded).toBe('大桥全长4280米,6月1日合龙。')
  const [length] = sentence.quantities
  const [day] = sentence.dates
  if (!length || !day) throw new Error('the sentence gives an amount and a day')
  expect(sentence.text.slice(length.start, length.end)).toBe('４２８０米')
  const { start, end } = sentence.inArticle(day)
  expect(text.slice(start, end)).toBe('6月1日')
  expect(sentence.within({ start, end })).toEqual({ start: day.start, end: day.end })
})

test('what is made once for an object is not made again, even where it is nothing', () => {
  let made = 0
  const make = oncePer((_: object) => {
    made++
    return null
  })
  const one = {}
  expect([make(one), make(one), make({}), made]).toEqual([null, null, null, 2])
})

test('次日 counts from the day that the article names before the sentence', () => {
  const told = '3月5日，澜溪大桥通车。次日，大桥限行。'
  const dated = article({ text: told, published: '2024-03-20' })
  const [next] = readSentence(dated, spanOf(told, '次日，大桥限行。')).dates
  expect(next && resolveDate(next, dated.published)?.from).toBe('2024-03-06')
})
