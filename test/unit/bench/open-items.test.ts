import { expect, test } from 'vitest'
import { type OpenItem, showsPoints } from '../../../src/bench/inputs/open-items.js'

const item: OpenItem = {
  ...{ kind: 'open', part: 'fit', form: 'why', question: '灯会为何停办？', articles: ['a', 'b'] },
  points: [['场地正在维修', '场地维修'], ['主办方资金不足，未能按时缴纳场地租金和押金']],
  need: 2,
}

test.each([
  [
    'each point to the letter',
    ['因场地维修。', '主办方资金不足，未能按时缴纳场地租金和押金。'],
    true,
  ],
  ['a long one nearly', ['场地正在维修', '主办方资金不足,未能按时缴纳了场地租金和押金'], true],
  ['one of two', ['场地正在维修'], false],
  ['nothing', [], false],
])('%s', (_, shown, isRight) => {
  expect(showsPoints(item, shown)).toBe(isRight)
})

test('of a question without an answer nothing is right', () => {
  expect(showsPoints({ ...item, points: [], need: 0 }, ['场地正在维修'])).toBe(false)
})
