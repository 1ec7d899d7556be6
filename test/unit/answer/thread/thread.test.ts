import { expect, test } from 'vitest'
import { leansOn, threadOf } from '../../../../src/answer/thread/thread.js'
import type { Turn } from '../../../../src/domain/index.js'

const article =
  '溪口乳业公布半年报。公司营收19亿元，净亏损1.3亿元。副总经理乌兰称，北岭工厂下月停产。'
const first: Turn = {
  question: '溪口乳业上半年营收多少？',
  answer: '营收19亿元。[1]',
  cited: ['a'],
}
const textsOf = ({ cited = [] }: Turn) => (cited.length > 0 ? [article] : null)
const leans = (question: string, history = [first]) => leansOn(question, history, textsOf)

test.each([
  '那净亏损呢',
  '我说的是净亏损，不是营收',
  '副总经理是谁',
  '后来北岭工厂怎么样了',
  '为什么停产？',
  '松原食品呢？',
])('goes on with its thread: %s', (question) => expect(leans(question)).toBe(true))

test.each(['松原食品今年上半年营收是多少？', '酒精含量达到多少才算醉酒驾驶？'])(
  'stands alone: %s',
  (question) => expect(leans(question)).toBe(false),
)

test('nothing goes on where nothing was said', () => expect(leans('那净亏损呢', [])).toBe(false))

test('a thread is about its last question that stands alone, and all cited since', () => {
  const next: Turn = { question: '那净亏损呢', answer: '净亏损1.3亿元。[1]', cited: ['b'] }
  expect(threadOf([first, next], textsOf)).toEqual({
    question: first.question,
    cited: new Set(['a', 'b']),
    said: '营收19亿元。[1]\n净亏损1.3亿元。[1]',
  })
})

test('there is no thread where what was cited is about something else', () => {
  const other: Turn = { ...first, question: '松原食品上半年营收多少？' }
  expect(threadOf([other], textsOf)).toBeNull()
})
