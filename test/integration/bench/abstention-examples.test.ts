import { join } from 'node:path'
import { expect, test } from 'vitest'
import { answerQuestion } from '../../../src/answer/answer.js'
import { answerProbability, bounds } from '../../../src/answer/sureness/abstention.js'
import type { Signs } from '../../../src/answer/sureness/signs.js'
import { abstentionExamples } from '../../../src/bench/fitting/abstention-examples.js'
import { readQuestions } from '../../../src/evaluation/questions.js'
import { fixtures, sharedIndex } from '../../support/index/invented-index.js'

const invented = await sharedIndex()

test('silence is fitted on the signs that an answer is decided with', async () => {
  const { index, embedder } = invented
  const questions = await readQuestions(join(fixtures, 'questions.jsonl'))
  const decided: Signs[] = []
  for (const { question } of questions) {
    const { answer, signs } = await answerQuestion(index, embedder, question)
    if (!signs) continue
    // Nothing but these signs decides.
    expect(answer.status === 'answered').toBe(answerProbability(signs) >= bounds.least)
    decided.push(signs)
  }
  const examples = await abstentionExamples(index, embedder, questions)
  const right = examples.filter(({ label }) => label === 1)
  expect(right.length).toBeGreaterThan(5)
  for (const { signs } of right) expect(decided).toContainEqual(signs)
  expect(examples.filter(({ label }) => label === 0).length).toBeGreaterThan(5)
})
