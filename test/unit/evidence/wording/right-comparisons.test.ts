import { describe, expect, test } from 'vitest'
import { rightComparisons } from '../../../../src/evidence/wording/right-comparisons.js'
import { fold } from '../../../../src/text/fold.js'

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
