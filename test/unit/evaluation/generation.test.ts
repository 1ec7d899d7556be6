import { expect, test } from 'vitest'
import type { Phrasing } from '../../../src/domain/index.js'
import type { Judged } from '../../../src/evaluation/answers.js'
import { generationFigures } from '../../../src/evaluation/generation.js'
import { answered, citation, silent } from '../answer/invented.js'

const judge = (answer: Judged['answer'], exact = true): Judged => ({
  expected: ['4280米'],
  answer,
  exact,
  conflict: [],
})
const reading = (failure: Phrasing['failure'], sentences = 2, unsupported = 1): Phrasing => ({
  failure,
  answered: failure === null && sentences > 0,
  sentences,
  unsupported,
})

test('the answers of the model are scored apart, whatever is wrong with them', () => {
  const wrong = answered({ mode: 'generated', short: null, answer: '全长99米。[1]' })
  const figures = generationFigures(
    [reading(null), reading(null, 3, 0), reading(null, 0, 0), reading('timeout')],
    [
      judge(wrong, false),
      judge(answered({ mode: 'generated' })),
      judge(answered({ citations: [citation(), citation()] })),
      judge(silent()),
    ],
  )
  expect(figures).toMatchObject({
    generated: 2,
    declined: 1,
    fellBack: 1,
    sentences: 7,
    unsupportedSentences: 2,
    answers: {
      answerable: 2,
      right: 1,
      quotes: 2,
      answersWithInexactQuotes: 1,
      answersWithUnsupportedNumbers: 1,
    },
  })
})

test('reasons come by how often they were met', () => {
  const readings = [reading('timeout'), reading('budget'), reading('budget'), reading(null)]
  expect(generationFigures(readings, []).fallbacks).toEqual([
    { reason: 'budget', cause: '今天的用量已到上限', answers: 2 },
    { reason: 'timeout', cause: '模型没有及时回应', answers: 1 },
  ])
})

test('of nothing there is nothing to score', () => {
  expect(generationFigures([], [judge(silent())])).toEqual({
    generated: 0,
    declined: 0,
    fellBack: 0,
    fallbacks: [],
    sentences: 0,
    unsupportedSentences: 0,
    answers: null,
  })
})
