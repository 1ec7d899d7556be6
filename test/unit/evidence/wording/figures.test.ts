import { describe, expect, test } from 'vitest'
import {
  amountsOf,
  figurePlaces,
  isSame,
  newFigure,
} from '../../../../src/evidence/wording/figures.js'
import { groundsOf } from '../../../../src/evidence/wording/grounds.js'
import { fold } from '../../../../src/text/fold.js'

const clinic = groundsOf(['截至3月5日，该院门诊量达12万人次，同比增长8%，新增病床三百张。'])

describe('a figure that the quotes do not have', () => {
  test.each([
    ['门诊量21万人次。', '21'],
    ['门诊量12万元。', '12万'],
    ['截至3月15日，门诊量达12万人次。', '15'],
    ['同比增长80%。', '80'],
    ['新增病床三十张。', '三十'],
    ['新增病床3000张。', '3000'],
  ])('%s has %s', (sentence, figure) => {
    expect(newFigure(fold(sentence), clinic)).toContain(figure)
  })

  test.each([
    '门诊量达12万人次。',
    '同比增长8%，门诊量达12万人次。',
    '截至三月五日，同比增长百分之八。',
    '三百张病床是新增的。',
    '这家医院的病床增加了。',
  ])('%s has none', (sentence) => {
    expect(newFigure(fold(sentence), clinic)).toBeNull()
  })
})

describe('amounts', () => {
  test('are what is counted or measured', () => {
    expect(amountsOf('三名学生跑完5公里')).toHaveLength(2)
    expect(amountsOf('这是一种病毒,见一篇论文')).toEqual([])
    expect(amountsOf('两种病毒')).toHaveLength(1)
  })

  test.each([
    ['3公里', '3000米', true],
    ['两小时', '120分钟', true],
    ['一万元', '10000元', true],
    ['3公里', '3公斤', false],
    ['3公里', '30公里', false],
  ])('%s and %s are the same: %s', (a, b, same) => {
    const [one] = amountsOf(a)
    const [other] = amountsOf(b)
    if (!one || !other) throw new Error('no amount')
    expect(isSame(one, other)).toBe(same)
  })

  test('have places, which words between them do not', () => {
    const folded = '3月5日气温升至31度'
    const isFigure = figurePlaces(folded)
    expect([...folded].filter((_, at) => !isFigure(at)).join('')).toBe('气温升至')
  })
})
