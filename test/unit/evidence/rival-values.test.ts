import { expect, test } from 'vitest'
import { besideRival, isBeforeChange, saysWhatWas } from '../../../src/evidence/rival-values.js'
import { analyseQuestion } from '../../../src/question/question.js'
import { ReadText } from '../../../src/text/read-text.js'

function signs(question: string, sentence: string, value: string) {
  const start = sentence.indexOf(value)
  const [asked, span] = [analyseQuestion(question), { start, end: start + value.length }]
  const said = new ReadText(sentence)
  return {
    besideRival: besideRival(asked, said, span),
    isBefore: isBeforeChange(question, said, span),
  }
}

const furnaces = '云岭钢铁1号高炉日产铁水2400吨，2号高炉日产铁水3100吨，3号高炉日产铁水3600吨。'

test('of several values of a kind, the one that the question names stands behind more of it', () => {
  const asked = '云岭钢铁3号高炉日产铁水多少吨？'
  expect(signs(asked, furnaces, '3600吨').besideRival).toBeGreaterThan(
    signs(asked, furnaces, '3100吨').besideRival,
  )
})

test.each([
  ['青河站日均停靠列车由26趟增至41趟。', '26趟', '41趟'],
  ['低保标准由每人每月780元提高到每人每月840元。', '780元', '840元'],
  ['园区电价现为0.61元，此前为0.68元。', '0.68元', '0.61元'],
])('what was before a change is told from what is: %s', (sentence, before, now) => {
  expect(signs('现在是多少？', sentence, before).isBefore).toBe(true)
  expect(signs('现在是多少？', sentence, now).isBefore).toBe(false)
  expect(signs('原来是多少？', sentence, before).isBefore).toBe(false)
})

test('a value alone of its kind has no rivals, nor has what is no value', () => {
  const none = { besideRival: 0, isBefore: false }
  expect(signs('总投资多少？', '大桥全长3.2公里，总投资18亿元。', '18亿元')).toEqual(none)
  expect(signs('谁设计的？', '大桥由林远设计，总投资18亿元。', '林远')).toEqual(none)
})

test.each([
  ['日均停靠列车增至26趟。', true],
  ['日均停靠列车增至41趟。', false],
  ['日均停靠列车由26趟增至41趟。', false],
  ['日均停靠列车原来是26趟。', false],
  ['日均停靠列车26列。', false],
])('what was before a change is not what is: %s', (claim, isSaid) => {
  const told = new ReadText('青河站日均停靠列车由26趟增至41趟。')
  expect(saysWhatWas(new ReadText(claim), told)).toBe(isSaid)
})
