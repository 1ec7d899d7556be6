import { expect, test } from 'vitest'
import { plainStance } from '../../../src/check/plainly-stated.js'
import { ReadText } from '../../../src/text/read-text.js'

const stance = (claim: string, sentence: string, title = '') =>
  plainStance(new ReadText(claim), new ReadText(sentence), title)

const prices = '青禾拖拉机发布三款新品，T5售价18万元，T5S售价22万元，T9售价31万元。'

test.each([
  ['its own', '青禾拖拉机T5售价18万元', prices, true],
  ["a neighbour's", '青禾拖拉机T5S售价18万元', prices, false],
  ['another', '青禾拖拉机T9售价13万元', prices, false],
  [
    'the one before a change',
    '溪口公积金贷款额度上调至60万元',
    '溪口公积金贷款额度从60万元上调至80万元。',
    false,
  ],
  [
    'the one after it',
    '溪口公积金贷款额度上调至80万元',
    '溪口公积金贷款额度从60万元上调至80万元。',
    true,
  ],
  ['an opposite bound', '北岭湿地已修复超过2000亩', '北岭湿地已修复近2000亩。', false],
  ['a wider bound', '北岭湿地已修复超过2000亩', '北岭湿地已修复2400亩。', true],
])('a claim that gives %s', (_, claim, sentence, agrees) => {
  expect(stance(claim, sentence)).toMatchObject({ agrees })
})

test.each([
  ['two amounts', '青禾拖拉机T5售价18万元，T9售价31万元'],
  ['too little', '售价18万元'],
  ['another name', '乌桥拖拉机T5售价18万元'],
  ['a denial', '青禾拖拉机T5售价不是18万元'],
])('nothing plain of a claim that gives %s', (_, claim) => {
  expect(stance(claim, prices)).toBeNull()
})

test.each([
  [
    'a word of the title between its own',
    '白石冶金3号炉年产量是45万吨',
    '3号炉年产量52万吨。',
    '白石冶金公布各炉产量',
    false,
  ],
  [
    'a word for reaching an amount',
    '白石冶金去年营业收入8亿元',
    '白石冶金去年实现营业收入8亿元。',
    '',
    true,
  ],
  [
    'a counting word beside the amount',
    '白石基金会最大一笔赠款为300万元',
    '白石基金会最大一笔赠款为300万元。',
    '',
    true,
  ],
])('a claim with %s', (_, claim, sentence, title, agrees) => {
  expect(stance(claim, sentence, title)).toMatchObject({ agrees })
})

test('nothing plain of a firm that neither sentence nor title names', () => {
  expect(
    stance('乌桥冶金3号炉年产量是45万吨', '3号炉年产量52万吨。', '白石冶金公布各炉产量'),
  ).toBeNull()
})
