import { expect, test } from 'vitest'
import { contentOf, plainAmounts } from '../../../../src/evidence/comparison/plain-amounts.js'
import { fold } from '../../../../src/text/fold.js'
import { ReadText } from '../../../../src/text/read-text.js'

function told(said: string, sentence: string, before = ''): string[] {
  const folded = fold(said)
  const asked = { folded, content: contentOf(said) }
  const found = plainAmounts(asked, new ReadText(sentence), fold(before))
  return found.map(({ start, end }) => sentence.slice(start, end))
}

test.each([
  [
    'of several models',
    '青禾拖拉机T5S售价',
    '青禾拖拉机发布三款新品，T5售价18万元，T5S售价22万元，T9售价31万元。',
    '22万元',
  ],
  [
    'of a subject named before',
    '溪口乳业净亏损',
    '溪口乳业公布半年报，营收19亿元，净亏损1.3亿元。',
    '1.3亿元',
  ],
  ['after a change', '乌桥站日均停靠列车增至', '乌桥站日均停靠列车由26趟增至41趟。', '41趟'],
  [
    'of a subject in the title',
    '乌桥站候车厅面积',
    '候车厅面积9000平方米。',
    '9000平方米',
    '乌桥站扩建完工。',
  ],
])('an amount %s', (_, said, sentence, amount, before = '') => {
  expect(told(said, sentence, before)).toEqual([amount])
})

test.each([
  ['of another measure', '溪口乳业净利润', '溪口乳业营收19亿元，扣非净利润1.3亿元。'],
  ['of another name', '溪口乳业净利润', '溪口乳业今年停牌，北岭食品亏损，净利润3亿元。'],
  [
    'of another day',
    '青禾期货成交额',
    '8月2日，青禾期货收涨，8月3日下跌，成交额71亿元。',
    '青禾期货',
  ],
  ['with another order', '北岭队胜溪口队', '溪口队胜北岭队3场。'],
  ['that is only planned', '乌桥站扩建已投资', '乌桥站扩建预计投资5亿元。'],
])('no amount %s', (_, said, sentence, before = '') => {
  expect(told(said, sentence, before)).toEqual([])
})
