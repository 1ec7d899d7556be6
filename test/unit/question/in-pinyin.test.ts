import { describe, expect, test } from 'vitest'
import { type NamedIndex, withNamesInChinese } from '../../../src/question/in-pinyin.js'
import { analyseQuestion } from '../../../src/question/question.js'
import { terms } from '../../../src/text/tokens.js'
import { NaiveLexicalIndex } from '../../support/index/naive-lexical-index.js'

const passages = [
  '普宁青年周万辉跳入河中，救起一位老人。',
  '甘肃一家企业的副总经理张云祥受审。',
  '云祥路昨天通车，张云女士参加了仪式。',
]

const lexical = new NaiveLexicalIndex(passages.map((text) => terms(text)))
const index = {
  forTerms: async () => lexical,
  frequencies: async () => lexical,
  articleRowOfPassage: (row: number) => row,
  load: async () => ({ passage: (row: number) => ({ text: passages[row] ?? '' }) }),
} as unknown as NamedIndex

const asked = (text: string) => withNamesInChinese(analyseQuestion(text), index)

describe('a name in pinyin', () => {
  test.each([
    ['When did Zhou Wanhui of Puning save an old man?', ['周万辉', '普宁']],
    ['What is Zhang Yunxiang of Gansu accused of?', ['张云祥', '甘肃']],
    ['Who is Zhang Yunxiang?', ['张云祥']],
  ])('is looked for as the corpus writes it: %s', async (text, names) => {
    const { content, terms: sought } = await asked(text)
    for (const name of names) expect(content).toContain(name)
    expect(sought).toEqual(expect.arrayContaining(names.flatMap((name) => terms(name))))
    expect(sought).not.toContain('zhang')
  })

  test('of a person whom the corpus does not name leaves nothing to look for', async () => {
    expect((await asked('Who is Zhang Yunlong?')).content).toEqual([])
  })

  test('is told from a word without end, at once', async () => {
    const text = `Who is X${'ianxian'.repeat(120)}q ?`
    expect(await asked(text)).toEqual(analyseQuestion(text))
  })

  test.each([
    'What can Women do in China?',
    'How much does Tejas Networks pay?',
    'what happened in puning?',
    '周万辉是谁？Zhang Yunxiang呢？',
  ])('is nothing that the corpus has not, nor another word: %s', async (text) => {
    expect(await asked(text)).toEqual(analyseQuestion(text))
  })
})

test.each([
  ['How many people were hurt?', 'amount'],
  ['When did it open?', 'date'],
  ['How long did the trip take?', 'duration'],
  ['Who won?', 'person'],
  ['Where is it?', 'place'],
  ['Why was it closed?', 'reason'],
  ['Tell me about Puning', 'other'],
])('what an English question asks for is told: %s', (text, type) => {
  expect(analyseQuestion(text).type).toBe(type)
})
