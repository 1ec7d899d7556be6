import { describe, expect, test } from 'vitest'
import { questionsIn } from '../../../src/question/several-questions.js'

describe('questions in a text', () => {
  test.each([
    ['两问', '比赛几点开始？谁是裁判？', ['比赛几点开始？', '谁是裁判？']],
    ['英文问号', '比赛几点开始?谁是裁判?', ['比赛几点开始?', '谁是裁判?']],
    ['在一句里', '比赛几点开始，谁是裁判？', ['比赛几点开始', '谁是裁判？']],
    ['三问', '学费多少？哪天开学？校长是谁？', ['学费多少？', '哪天开学？', '校长是谁？']],
  ])('are told apart: %s', (_, text, questions) => {
    expect(questionsIn(text)).toEqual(questions)
  })

  test('keep the clause before them that asks nothing', () => {
    expect(questionsIn('昨天市医院停电了。停了多久？有人受伤吗？')).toEqual([
      '昨天市医院停电了。停了多久？',
      '有人受伤吗？',
    ])
  })

  test.each([
    '比赛几点开始？',
    '听说市医院停电了。停了多久？',
    '比赛推迟了。',
    '比赛推迟到几点？？',
    '',
  ])('are one in %s', (text) => {
    expect(questionsIn(text)).toEqual([text])
  })
})
