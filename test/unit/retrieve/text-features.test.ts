import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyseQuestion } from '../../../src/question/question.js'
import { cutQuestion, prepare } from '../../../src/retrieve/rerank/asked.js'
import { textFeatures } from '../../../src/retrieve/rerank/text-features.js'
import { fold } from '../../../src/text/fold.js'
import { terms } from '../../../src/text/tokens.js'
import { NaiveLexicalIndex } from '../../support/index/naive-lexical-index.js'

const background = [
  '柳林县今年新建村级卫生室十二所。',
  '新能源公交车投放二十辆，票价不变。',
  '该县中心小学扩建工程完工，新增学位600个。',
  '总投资为3.2亿元的物流园年底投用。',
]
const index = new NaiveLexicalIndex(background.map((text) => terms(text)))
const features = (question: string, text: string) =>
  textFeatures(prepare(cutQuestion(analyseQuestion(question)), index), fold(text))

test('a sentence that holds what is asked is told from words that are spread over a passage', () => {
  const question = '柳林县中心小学扩建新增了多少个学位？'
  const together = features(question, '其他事项。柳林县中心小学扩建后新增学位600个。另有两件。')
  const apart = features(
    question,
    '柳林县发了公告。中心小学放假。扩建的道路通车。新增学位的计划未定。',
  )
  expect(together.sentence).toBeGreaterThan(apart.sentence)
  expect(together.window).toBeGreaterThan(apart.window)
  expect(together.kind).toBe(1)
  expect(apart.kind).toBe(0)
})

test('two neighbouring sentences are taken together, two distant ones are not', () => {
  const question = '物流园总投资多少亿元？'
  const near = features(question, '物流园动工。总投资为3.2亿元。天气晴好。')
  const far = features(question, '物流园动工。天气晴好。总投资为3.2亿元。')
  expect(near.sentence).toBeCloseTo(far.sentence, 12)
  expect(near.neighbours).toBeGreaterThan(far.neighbours)
})

test('a number counts where it stands alone, not inside another', () => {
  expect(features('600个学位在哪里？', '新增学位600个。').numbers).toBe(1)
  expect(features('600个学位在哪里？', '新增学位1600个。').numbers).toBe(0)
  expect(features('600个学位在哪里？', '新增学位6006个。').numbers).toBe(0)
})

test('a number without the unit that is asked for is half of an answer', () => {
  expect(features('总投资多少亿元？', '总投资为3.2亿元。').kind).toBe(1)
  expect(features('总投资多少亿元？', '园区占地300亩。').kind).toBe(0.5)
})

test('every feature of any text is a share, and white space behind the text changes none', () => {
  const piece = fc.constantFrom(...background, '物流园', '600', '\n', '。', '?', 'Covid-19', '')
  const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(text, text, (question, passage) => {
      const found = features(question, passage)
      for (const [name, value] of Object.entries(found)) {
        expect([name, value >= 0 && value <= 1 + 1e-9]).toEqual([name, true])
      }
      const { length: _, ...rest } = features(question, `${passage}  `)
      expect(found).toMatchObject(rest)
    }),
  )
})

test('all terms whose frequency is asked for were named when the question was cut', () => {
  for (const question of [
    'LK-99为什么不是超导体？',
    '哪个国家改装了S-200导弹？',
    '2023年1-6月收入多少？',
  ]) {
    const cut = cutQuestion(analyseQuestion(question))
    const asked = new Set<string>()
    const documentFrequency = (term: string) => asked.add(term).size
    prepare(cut, { size: 100, documentFrequency })
    expect([...asked].filter((term) => !cut.terms.has(term))).toEqual([])
    expect(asked.size).toBeGreaterThan(0)
  }
})
