import { describe, expect, test } from 'vitest'
import { groundsOf } from '../../../../src/evidence/wording/grounds.js'
import {
  misplacedDate,
  misplacedFigure,
  rightComparisons,
} from '../../../../src/evidence/wording/misplaced-values.js'
import { fold } from '../../../../src/text/fold.js'

describe('an amount of something else', () => {
  const fault = (sentence: string, quote: string) =>
    misplacedFigure(fold(sentence), groundsOf([quote]))
  const race = '报名马拉松的男子有320人，女子有180人。'
  const rain = '周一降雨量为45毫米，周二降雨量为12毫米。'
  const fine = '法院判处被告罚金5万元，并赔偿原告8万元。'

  test.each([
    ['报名马拉松的女子有320人。', race, '320人'],
    ['周二降雨量为45毫米。', rain, '45毫米'],
    ['法院判处被告罚金8万元。', fine, '8万元'],
    ['被告赔偿原告5万元。', fine, '5万元'],
  ])('%s', (sentence, quote, amount) => {
    expect(fault(sentence, quote)).toContain(amount)
  })

  test.each([
    ['报名马拉松的女子有180人。', race],
    ['有180名女子报名马拉松。', race],
    ['降雨量周一为45毫米，周二为12毫米。', rain],
    ['周二下了12毫米的雨。', rain],
    ['被告赔偿原告8万元，罚金5万元。', fine],
  ])('keeps its place: %s', (sentence, quote) => {
    expect(fault(sentence, quote)).toBeNull()
  })
})

describe('a date of something else', () => {
  const fault = (sentence: string, quote: string) =>
    misplacedDate(fold(sentence), groundsOf([quote]))
  const trial = '案件2021年4月立案，2022年9月宣判。'
  const player = '他2015年加入球队，2019年担任队长。'

  test.each([
    ['案件2021年4月宣判。', trial],
    ['他2019年加入球队。', player],
    ['他2015年担任队长。', player],
  ])('%s', (sentence, quote) => {
    expect(fault(sentence, quote)).not.toBeNull()
  })

  test.each([
    ['案件2022年9月宣判。', trial],
    ['宣判时间是2022年9月。', trial],
    ['2019年他担任队长，2015年加入球队。', player],
  ])('keeps its place: %s', (sentence, quote) => {
    expect(fault(sentence, quote)).toBeNull()
  })
})

describe('a comparison of two amounts', () => {
  test.each([
    '男生120人，多于女生的100人。',
    '今年降雨300毫米，低于去年的450毫米。',
    '甲班平均85分，高于乙班的79分。',
  ])('is right: %s', (sentence) => {
    expect(rightComparisons(fold(sentence))).not.toEqual([])
  })

  test.each([
    '男生100人，多于女生的120人。',
    '今年降雨450毫米，低于去年的300毫米。',
    '甲班85人，高于79分。',
    '男生120人，女生100人。',
  ])('is wrong or none: %s', (sentence) => {
    expect(rightComparisons(fold(sentence))).toEqual([])
  })
})
