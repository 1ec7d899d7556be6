import { expect, test } from 'vitest'
import { plainStance } from '../../../src/check/plainly-told.js'

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
  expect(plainStance(claim, sentence, '')).toMatchObject({ agrees })
})

test.each([
  ['two amounts', '青禾拖拉机T5售价18万元，T9售价31万元'],
  ['too little', '售价18万元'],
  ['another name', '乌桥拖拉机T5售价18万元'],
  ['a denial', '青禾拖拉机T5售价不是18万元'],
])('nothing plain of a claim that gives %s', (_, claim) => {
  expect(plainStance(claim, prices, '')).toBeNull()
})
