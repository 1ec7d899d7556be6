import { expect, test } from 'vitest'
import { plainlyAnswered } from '../../../../src/answer/short/plain-answer.js'
import { analyseQuestion } from '../../../../src/question/question.js'
import { article, evidence } from '../invented.js'

function answer(question: string, ...sentences: string[]): string | null {
  const found = sentences.map((text) => evidence(article({ text })))
  const shown = plainlyAnswered(analyseQuestion(question), found)
  return shown?.short ? shown.sentence.article.text.slice(shown.short.start, shown.short.end) : null
}
const furnaces = '云岭钢铁1号高炉日产铁水2400吨，2号高炉日产铁水3100吨，3号高炉日产铁水3600吨。'

test.each([
  ['云岭钢铁3号高炉日产铁水多少吨？', '3600吨'],
  ['云岭钢铁1号高炉日产铁水是多少？', '2400吨'],
  ['云岭钢铁2号高炉日产铁水多少吨', '3100吨'],
])('of neighbours the one that is asked for: %s', (question, amount) => {
  expect(answer(question, furnaces)).toBe(amount)
})

test.each([
  ['another kind of amount', '云岭钢铁3号高炉日产铁水多少钱？', [furnaces]],
  ['something else', '云岭钢铁3号高炉是谁建的？', [furnaces]],
  ['what nothing is said of', '云岭钢铁4号高炉日产铁水多少吨？', [furnaces]],
  ['two amounts', '云岭钢铁有几座高炉，日产铁水多少吨？', [furnaces]],
  [
    'what two reports tell otherwise',
    '云岭钢铁3号高炉日产铁水多少吨？',
    [furnaces, '云岭钢铁3号高炉日产铁水3200吨。'],
  ],
])('no amount for %s', (_, question, sentences) => {
  expect(answer(question, ...sentences)).toBeNull()
})
