import { describe, expect, test } from 'vitest'
import { exchangedAnswer, otherValueIn } from '../../../../src/answer/sides/exchanged-answer.js'
import { readSentence } from '../../../../src/evidence/read-sentence.js'
import { article, evidence, spanOf } from '../invented.js'

function ours(text: string, short: string) {
  const span = { ...spanOf(text, short), probability: 0.9 }
  return evidence(article({ id: 'ours', text }), { start: 0, end: text.length }, { short: span })
}

function theirs(text: string) {
  return readSentence(article({ id: 'theirs', text }), { start: 0, end: text.length })
}

const textOf = (found: ReturnType<typeof exchangedAnswer>) =>
  found === null || found === 'elsewhere' || !found.short
    ? found
    : found.sentence.article.text.slice(found.short.start, found.short.end)

const race = ours('昨天的马拉松吸引了1.2万人报名，最年长的72岁。', '1.2万人')
const winner = ours('经过五轮投票，王建国当选足协主席，任期四年。', '王建国')

describe('two sentences that are the same but for the answer', () => {
  test.each([
    [race, '昨天的马拉松吸引了1.5万人报名，最年长的72岁。', '1.5万人'],
    [race, '昨天的馬拉松吸引了1.5萬人報名，最年長的72歲。', '1.5萬人'],
    [winner, '经过五轮投票，陈志强当选足协主席，任期四年。', '陈志强'],
  ])('%# %s %s', (best, other, value) => {
    expect(textOf(exchangedAnswer(best, theirs(other)))).toContain(value.replace(/人$/, ''))
  })

  test.each([
    ['the same value', race, '昨天的马拉松吸引了1.2万人报名，最年长的72岁。'],
    ['the same value written otherwise', race, '昨天的马拉松吸引了12000人报名，最年长的72岁。'],
    ['other words', race, '医院新设了床位600张，方便病人。'],
    ['no name', winner, '经过五轮投票，无人当选足协主席，任期四年。'],
  ])('is none with %s', (_, best, other) => {
    expect(exchangedAnswer(best, theirs(other))).toBeNull()
  })

  test('that differ in another place tell nothing of the answer', () => {
    const other = theirs('昨天的马拉松吸引了1.2万人报名，最年长的81岁。')
    expect(exchangedAnswer(race, other)).toBe('elsewhere')
    expect(otherValueIn(race, other)).toBeNull()
  })
})

describe('a copy with another value', () => {
  test.each([
    ['昨天的马拉松吸引了1.5万人报名，最年长的72岁。', '1.5万'],
    ['据悉，昨天的马拉松吸引了1.5万人报名，其中最年长的72岁。', '1.5万'],
  ])('%s', (copy, value) => {
    expect(textOf(otherValueIn(race, theirs(copy)))).toContain(value)
  })

  test.each([
    '昨天的马拉松吸引了1.2万人报名，最年长的72岁。',
    '据悉，昨天的马拉松吸引了1.2万人报名。',
    '昨天的马拉松吸引了很多人报名，最年长的72岁。',
  ])('is none: %s', (copy) => {
    expect(otherValueIn(race, theirs(copy))).toBeNull()
  })
})
