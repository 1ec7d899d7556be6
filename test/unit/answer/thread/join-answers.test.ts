import { describe, expect, test } from 'vitest'
import { joined } from '../../../../src/answer/thread/join-answers.js'
import { questionsIn } from '../../../../src/question/several-questions.js'
import { sentencesOf } from '../../../support/sentences-of.js'
import { answered, citation, silent } from '../invented.js'

describe('what is asked at once', () => {
  test.each([
    ['澜溪大桥哪天通车，全长多少米？', ['澜溪大桥哪天通车', '全长多少米？']],
    ['澜溪大桥通车了吗？总投资是多少？', ['澜溪大桥通车了吗？', '总投资是多少？']],
    ['大桥昨天通车，桥长多少米，花了多少钱', ['大桥昨天通车，桥长多少米', '花了多少钱']],
  ])('%s', (text, questions) => {
    expect(questionsIn(text)).toEqual(questions)
  })

  test.each([
    ['a scene before it', '大桥通车那几天，有多少辆车开过？'],
    ['what follows on it', '大桥通车多久后，市里才公布什么？'],
    ['whoever may know', '澜溪大桥全长多少米，有人知道吗'],
    ['a comparison', '澜溪大桥长还是松溪大桥长，哪个更长？'],
    ['another language', 'How long is it, and who built it?'],
    ['nothing that asks', '澜溪大桥全长，总投资'],
  ])('is one question with %s', (_, text) => {
    expect(questionsIn(text)).toEqual([text])
  })
})

describe('answers as one', () => {
  const long = answered()
  const cost = answered({
    question: '总投资是多少？',
    short: '18亿元',
    answer: '澜溪大桥全长4280米。[1]总投资18亿元。[2]',
    citations: [
      citation(),
      citation({ n: 2, quote: '总投资18亿元。', start: 40, end: 48, origin: 'other.md' }),
    ],
    confidence: 'medium',
    independentOrigins: 2,
  })

  test('count their quotes through, say each sentence once, and are as sure as the least sure', () => {
    expect(joined('多长，多少钱？', [long, cost])).toMatchObject({
      question: '多长，多少钱？',
      short: '4280米；18亿元',
      sentences: sentencesOf('澜溪大桥全长4280米。[1]总投资18亿元。[2]'),
      citations: [{ n: 1 }, { n: 2, quote: '总投资18亿元。' }],
      independentOrigins: 2,
      confidence: 'medium',
      notes: [],
    })
  })

  test('number again what both count from one', () => {
    const other = {
      ...cost,
      sentences: sentencesOf('总投资18亿元。[1]'),
      citations: [citation({ start: 40, end: 48 })],
    }
    const conflict = { about: '总投资', values: [{ value: '18亿元', n: 1 }] }
    expect(joined('多长，多少钱？', [long, { ...other, conflicts: [conflict] }])).toMatchObject({
      sentences: sentencesOf('澜溪大桥全长4280米。[1]总投资18亿元。[2]'),
      conflicts: [{ values: [{ n: 2 }] }],
    })
  })

  test('say what is not answered, and give no short answer for both', () => {
    const none = silent({ question: '谁设计的？' })
    expect(joined('多长，谁设计的？', [long, none])).toMatchObject({
      status: 'answered',
      short: '4280米',
      notes: [{ kind: 'unanswered', question: '谁设计的？' }],
    })
    expect(joined('多长，多少钱？', [long, { ...cost, short: null }]).short).toBeNull()
  })

  test('are silence where none is one', () => {
    expect(joined('谁设计的，谁建的？', [silent(), silent()]).status).toBe('no_evidence')
  })
})
