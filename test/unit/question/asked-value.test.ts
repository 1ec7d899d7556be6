import { describe, expect, test } from 'vitest'
import { asksNewest, asksValue, givesValue, isOpen } from '../../../src/question/asked-value.js'
import { analyseQuestion } from '../../../src/question/question.js'
import { ReadText } from '../../../src/text/read-text.js'

describe('a question for a value', () => {
  test.each([
    '马拉松有多少人报名？',
    '报名马拉松的一共几个人？',
    '图书馆哪天重新开放？',
    '图书馆什么时候再开门？',
    '手术做了多久？',
    '體育館什麼時候開放？',
  ])('is one: %s', (text) => {
    expect(asksValue(analyseQuestion(text))).toBe(true)
  })

  test.each([
    '谁赢了马拉松？',
    '图书馆在哪里？',
    '手术成功了吗？',
    '为什么停课？',
    '他多次受伤吗？',
  ])('is none: %s', (text) => {
    expect(asksValue(analyseQuestion(text))).toBe(false)
  })
})

describe('a question for more than a value or a name', () => {
  test.each([
    '医院为什么停诊？',
    '医院停诊的原因是什么？',
    '学校怎么应对流感？',
    '学校如何应对流感？',
    '罢工事件的经过？',
    '有哪些球队晋级？',
  ])('is one: %s', (text) => {
    expect(isOpen(analyseQuestion(text))).toBe(true)
  })

  test.each(['医院哪天停诊？', '谁宣布医院停诊？', '学校有多少学生得流感？'])(
    'is none: %s',
    (text) => {
      expect(isOpen(analyseQuestion(text))).toBe(false)
    },
  )
})

describe('a question for the latest state', () => {
  test.each(['最新油价是多少？', '目前油价是多少？', '油价现在是多少？', '如今油價是多少？'])(
    'is one: %s',
    (text) => {
      expect(asksNewest(analyseQuestion(text))).toBe(true)
    },
  )

  test.each(['2019年油价是多少？', '去年油价是多少？', '现代汽车卖了多少辆？', '油价是多少？'])(
    'is none: %s',
    (text) => {
      expect(asksNewest(analyseQuestion(text))).toBe(false)
    },
  )
})

describe('a text that has the asked value', () => {
  test.each([
    ['有多少人报名？', '报名者达1.2万人。'],
    ['有多少人报名？', '报名的有一万两千人。'],
    ['哪天开学？', '学校将于9月1日开学。'],
    ['哪天开学？', '开学时间定在九月一日。'],
    ['手术做了多久？', '手术持续了6个小时。'],
    ['谁夺冠？', '冠军是外地选手。'],
  ])('%s %s', (question, said) => {
    expect(givesValue(analyseQuestion(question), new ReadText(said))).toBe(true)
  })

  test.each([
    ['有多少人报名？', '报名的人很多。'],
    ['哪天开学？', '学校很快开学。'],
    ['手术做了多久？', '手术很成功。'],
    ['哪天开学？', '开学的学生有300人。'],
  ])('is not %s %s', (question, said) => {
    expect(givesValue(analyseQuestion(question), new ReadText(said))).toBe(false)
  })
})
