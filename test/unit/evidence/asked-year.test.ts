import { describe, expect, test } from 'vitest'
import { isOfOtherYears, ofAskedYear, withYears } from '../../../src/evidence/asked-year.js'
import { readSentence } from '../../../src/evidence/read-sentence.js'
import { analyseQuestion } from '../../../src/question/question.js'
import { quantities } from '../../../src/text/quantities.js'
import { ReadText } from '../../../src/text/read-text.js'
import { article, spanOf } from '../answer/invented.js'

/** A text as the sentence of an article of 2024. */
const sentenceOf = (text: string) =>
  readSentence(article({ text, published: '2024-05-01' }), spanOf(text, text))

const asked = '望川市2023年的茶叶产值是多少亿元？'

/** The amounts of money in a sentence of 2024 that may be of the year that is asked for. */
function admitted(question: string, text: string): string[] {
  const isAsked = ofAskedYear(analyseQuestion(question), sentenceOf(text))
  return quantities(text)
    .filter(({ kind, start, end }) => kind === 'money' && (isAsked?.({ start, end }) ?? true))
    .map(({ start, end }) => text.slice(start, end))
}

describe('an amount of a year that is not asked for', () => {
  test.each([
    ['the year before it', '2022年，望川市茶叶产值达到52亿元。'],
    ['the last year of several', '2023年新茶上市，2024年茶叶产值预计达到52亿元。'],
    ['a year behind it', '茶叶产值52亿元，是望川市2022年的数字。'],
    ['a year by a word', '今年望川市茶叶产值达到52亿元。'],
    ['years of a plan', '2025年至2027年，望川市茶叶产值达到52亿元。'],
  ])('%s', (_, text) => {
    expect(admitted(asked, text)).toEqual([])
  })
})

describe('an amount that may be of the year', () => {
  test.each([
    ['the year itself', '2023年，望川市茶叶产值达到52亿元。'],
    ['a word for it', '去年望川市茶叶产值达到52亿元。'],
    ['no year at all', '望川市茶叶产值达到52亿元。'],
    ['since a year before it', '2021年以来，望川市茶叶产值年均52亿元。'],
    ['years that hold it', '2021年至2023年，望川市茶叶产值52亿元。'],
    ['another year that it is held against', '望川市茶叶产值较2019年增长，达到52亿元。'],
    ['the level of another year', '望川市茶叶产值恢复至2019年水平，为52亿元。'],
  ])('%s', (_, text) => {
    expect(admitted(asked, text).join()).toContain('52亿元')
  })

  test('a question that names no year takes any', () => {
    const anyYear = asked.replace('2023年的', '')
    expect(admitted(anyYear, '2022年，望川市茶叶产值达到52亿元。').join()).toContain('52亿元')
  })
})

test('of the amounts of two years the asked one answers', () => {
  const text = '望川市2022年茶叶产值为47亿元，2023年茶叶产值为52亿元。'
  expect(admitted(asked, text)).toEqual(['52亿元'])
  expect(admitted(asked.replace('2023', '2022'), text)).toEqual(['47亿元'])
})

test('a sentence is of other years where it names years and none of them is asked for', () => {
  const question = analyseQuestion(asked)
  const isOther = (text: string) => isOfOtherYears(question, sentenceOf(text))
  expect(isOther('2022年产值47亿元，2024年预计52亿元。')).toBe(true)
  expect(isOther('2022年产值47亿元，去年52亿元。')).toBe(false)
  expect(isOther('茶叶产值52亿元。')).toBe(false)
})

describe('the years that words mean', () => {
  test('stand beside them, each once', () => {
    expect(
      withYears(new ReadText('去年产值52亿元,今年一季度16亿元,去年底投产'), '2024-05-01'),
    ).toBe('去年产值52亿元,今年一季度16亿元,去年底投产\n2023年\n2024年')
  })

  test('are not known of an article without a date', () => {
    expect(withYears(new ReadText('去年产值52亿元'), null)).toBe('去年产值52亿元')
  })
})
