import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isSameOccasion,
  likenessOfSentences,
} from '../../../../src/evidence/comparison/occasion.js'
import { ReadText } from '../../../../src/text/read-text.js'
import { article, evidence, spanOf } from '../../answer/invented.js'
import { articleText } from '../../text/generated-text.js'

const likeness = (a: string, b: string) => likenessOfSentences(new ReadText(a), new ReadText(b))

describe('how much of a sentence stands in another', () => {
  test.each([
    ['澜溪大桥全长4280米。', '澜溪大桥全长4820米。', 1],
    ['澜溪大桥6月18日通车。', '澜溪大桥9月1日通车。', 1],
    ['澜溪大桥全长4280米。', '栖云灯会展出860组花灯。', 0],
    ['澜溪大桥全长', '澜溪大桥', 1],
    ['澜溪大橋全長4280米。', '澜溪大桥全长4280米。', 1],
    ['4280米。', '4280米。', 0],
    ['', '', 0],
  ])('%s and %s: %s, values apart', (a, b, share) => {
    expect(likeness(a, b)).toBe(share)
  })

  test('is a share, the same both ways', () => {
    fc.assert(
      fc.property(articleText, articleText, (a, b) => {
        const share = likeness(a, b)
        expect(share).toBe(likeness(b, a))
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(1)
      }),
      { numRuns: 40 },
    )
  })
})

/** A sentence that gives a value, with what stands behind it in its passage. */
function account(said: string, value: string, around = '') {
  const text = `${said}${around}`
  const short = { ...spanOf(text, value), probability: 1 }
  return evidence(article({ text }), spanOf(text, said), { short })
}

describe('two values are of one occasion', () => {
  const closing = (price: string, around: string) =>
    account(`青芜股份当日收于${price}。`, price, around)

  test.each([
    ['the other values are the same', '成交3亿元，换手率2.1%。', '成交3亿元，换手率2.1%。', true],
    ['half of the other values are', '成交3亿元，换手率2.1%。', '成交3亿元，换手率9.9%。', true],
    ['too few values stand around', '成交3亿元。', '成交4亿元。', true],
    ['nothing stands around', '', '', true],
    ['the other values are others', '成交3亿元，换手率2.1%。', '成交4亿元，换手率3.5%。', false],
    ['only the days are others', '5月6日，成交3亿元。', '5月7日，成交4亿元。', false],
  ])('where %s', (_, ours, theirs, same) => {
    expect(isSameOccasion(closing('12.3元', ours), closing('13.1元', theirs))).toBe(same)
    expect(isSameOccasion(closing('13.1元', theirs), closing('12.3元', ours))).toBe(same)
  })

  test('only where the sentences are alike', () => {
    const a = account('青芜股份当日收于12.3元。', '12.3元')
    const b = account('一份早点在老街口要卖13.1元。', '13.1元')
    expect(isSameOccasion(a, b)).toBe(false)
  })

  test('and so are an account and itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), articleText, (price, around) => {
        const one = closing(`${price}元`, around)
        expect(isSameOccasion(one, one)).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})
