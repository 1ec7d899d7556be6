import { describe, expect, test } from 'vitest'
import { isUnmatched, valuesFirst } from '../../../src/answer/other-language.js'
import { analyseQuestion } from '../../../src/question/question.js'
import { article, evidence } from './invented.js'

const of = (text: string, score = 2) =>
  evidence(article({ id: text, text }), { start: 0, end: text.length }, { score })

describe('a question in another language', () => {
  const praise = of('特斯拉上海工厂广受好评。')
  const output = of('特斯拉上海工厂去年生产汽车95万辆。', 1.8)
  const weak = of('有人花了20元。', 0.2)
  const first = (asked: string) =>
    valuesFirst(analyseQuestion(asked), [praise, output, weak])[0]?.sentence.text

  test.each(['How many cars did Tesla make?', 'Do you know how many vehicles Tesla built?'])(
    'gets a sentence with a value first where it asks for one: %s',
    (asked) => {
      expect(first(asked)).toBe(output.sentence.text)
    },
  )

  test.each(['Why is Tesla popular?', '特斯拉生产了多少辆汽车？'])(
    'keeps the order otherwise: %s',
    (asked) => {
      expect(first(asked)).toBe(praise.sentence.text)
    },
  )

  test('puts no sentence first that is far weaker', () => {
    const order = valuesFirst(analyseQuestion('How many cars?'), [praise, weak])
    expect(order[0]).toBe(praise)
  })
})

describe('what matches a question in another language', () => {
  const debian = of('Debian 12于2023年发布，支持ARM64。')
  test.each([
    ['When was Debian 12 released?', false],
    ['Release date of Debian 12?', false],
    ['When was Ubuntu 22 released?', true],
    ['What does bian 2 mean?', true],
    ['Debian 12什么时候发布？', false],
    ['另一个问题是什么？', false],
  ])('%s is unmatched: %s', (asked, unmatched) => {
    expect(isUnmatched(analyseQuestion(asked), debian)).toBe(unmatched)
  })
})
