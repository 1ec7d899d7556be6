import { describe, expect, test } from 'vitest'
import { reasonsOf as reasons } from '../../../src/check/reasons.js'
import type { Difference } from '../../../src/evidence/comparison/stance.js'
import { reasonIn } from '../../../src/wording/check-reasons.js'
import { found } from './found.js'

const reasonsOf = (...given: Parameters<typeof reasons>) =>
  reasons(...given).map((reason) => reasonIn('zh-CN', reason))

const claim = '澜溪大桥全长4280米'
const ours = (n: number, value = '4280米') => ({
  ...found('for', `for-${n}`, `澜溪大桥全长${value}。`, { value, claim }),
  n,
})
const theirs = (n: number, value = '4820米', why: Difference = 'value') => ({
  ...found('against', `against-${n}`, `澜溪大桥全长${value}。`, { value, claim, why }),
  n,
})

describe('the reasons', () => {
  test('of silence say that nothing was found, which is not that the claim is wrong', () => {
    const [reason, ...more] = reasonsOf(claim, 'not_in_corpus', [])
    expect(more).toEqual([])
    expect(reason).toContain('没有找到')
    expect(reason).toContain('不等于说法有误')
    expect(reason).not.toMatch(/\[\d/)
  })

  test('of support quote the value, with all that say so', () => {
    expect(reasonsOf(claim, 'supported', [ours(1), ours(2)])).toEqual([
      '语料写的是“4280米”，与说法相符[1][2]。',
    ])
  })

  test('of support in another unit do the sum', () => {
    expect(reasonsOf(claim, 'supported', [ours(1, '4.28公里')])).toEqual([
      '语料写的是“4.28公里”，换算后约为4280米，与说法相符[1]。',
    ])
  })

  test('of support without a value say that it is said', () => {
    const said = { ...found('for', 'a', '柳知远出席了典礼。'), n: 1 }
    expect(reasonsOf('柳知远出席典礼', 'supported', [said])).toEqual(['语料中有同样的说法[1]。'])
  })

  test('of a contradiction quote both values, each other value by itself', () => {
    expect(reasonsOf(claim, 'contradicted', [theirs(1), theirs(2, '5100米'), theirs(3)])).toEqual([
      '语料写的是“4820米”，不是“4280米”[1][3]。',
      '语料写的是“5100米”，不是“4280米”[2]。',
    ])
  })

  test('of a dispute name both sides', () => {
    expect(reasonsOf(claim, 'disputed', [ours(1), theirs(2)])).toEqual([
      '各篇报道说法不一。',
      '语料写的是“4280米”，与说法相符[1]。',
      '语料写的是“4820米”，不是“4280米”[2]。',
    ])
  })

  test.each<[Difference, RegExp]>([
    ['name', /“4820米”，与说法不同\[1\]/],
    ['certainty', /计划或预计.*已经发生.*\[1\]/],
    ['negation', /肯定.*否定\[1\]/],
    ['opposite', /相反\[1\]/],
  ])('tell another %s', (why, reason) => {
    const said = reasonsOf(claim, 'contradicted', [theirs(1, '4820米', why)])
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(reason)
  })

  test.each([
    [
      'supported',
      [ours(1, '4.28公里')],
      'The corpus has “4.28公里”, which is about 4280米 and agrees[1].',
    ],
    ['contradicted', [theirs(2)], 'The corpus has “4820米”, not “4280米”[2].'],
    ['not_in_corpus', [], 'The corpus has nothing about this, which does not make it wrong.'],
  ] as const)('in English, of %s', (verdict, cited, told) => {
    expect(reasons(claim, verdict, cited).map((reason) => reasonIn('en', reason))).toEqual([told])
  })
})
