import { describe, expect, test } from 'vitest'
import { isOfAnotherYear } from '../../../src/answer/asked-year.js'
import { analyseQuestion } from '../../../src/retrieve/question.js'
import { article, evidence } from './invented.js'

/** Whether what a sentence, written in 2024, gives for the question is told of another year. */
function isOther(question: string, text: string): boolean {
  const found = evidence(question, article({ text, published: '2024-05-01' }))
  expect(found.short).not.toBeNull()
  return isOfAnotherYear(analyseQuestion(question), found)
}

const asked = '望川市2023年的茶叶产值是多少亿元？'

describe('an amount of a year that is not asked for', () => {
  test.each([
    ['the year before it', '2022年，望川市茶叶产值达到52亿元。'],
    ['the last year of several', '2023年种茶2万亩，2024年茶叶产值预计达到52亿元。'],
    ['a year behind it', '茶叶产值52亿元，是望川市2022年的数字。'],
    ['a year by a word', '今年望川市茶叶产值达到52亿元。'],
    ['years of a plan', '2025年至2027年，望川市茶叶产值达到52亿元。'],
  ])('%s', (_, text) => {
    expect(isOther(asked, text)).toBe(true)
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
    expect(isOther(asked, text)).toBe(false)
  })

  test('a question that names no year takes any', () => {
    expect(isOther('望川市的茶叶产值是多少亿元？', '2022年，望川市茶叶产值达到52亿元。')).toBe(
      false,
    )
  })
})
