import { describe, expect, test } from 'vitest'
import type { ReadCandidate } from '../../../src/check/candidates.js'
import { claimSignsOf, mostOf, sharedPairs } from '../../../src/check/claim-signs.js'
import type { Entailment } from '../../../src/read/reader.js'
import { ReadText } from '../../../src/text/read-text.js'
import { article, evidence } from '../answer/invented.js'
import { found } from './found.js'

const text = '云峰医院计划明年设立儿科，招聘医生30名。'
const nothingAsked = {
  ...{ amountAgrees: 0, amountDiffers: 0, timeAgrees: 0, timeDiffers: 0 },
  ...{ nameAgrees: 0, nameDiffers: 0 },
}
const unsure: Entailment = { supports: 0.3, contradicts: 0.3, neither: 0.4 }

function signsOf(claim: string, read = unsure, ruled: Parameters<typeof claimSignsOf>[2] = []) {
  const said = new ReadText(claim)
  const { hit, sentence } = evidence(article({ id: 'clinic', text }))
  const candidate: ReadCandidate = {
    ...{ hit, sentence, held: 1, heldAround: 1, read, window: sentence, claim: said },
  }
  return claimSignsOf(said, [candidate], ruled, nothingAsked)
}

describe('the signs of a claim', () => {
  test('find no difference in a claim to the letter, nor in one in another order', () => {
    for (const claim of [
      '云峰医院计划明年设立儿科，招聘医生30名',
      '明年云峰医院计划招聘医生30名，设立儿科',
    ]) {
      expect(signsOf(claim)).toMatchObject({
        ...{ numbersMissing: 0, namesMissing: 0, denialDiffers: 0, certaintyDiffers: 0 },
      })
    }
  })

  test.each([
    ['云峰医院计划明年招聘医生13名', 'numbersMissing'],
    ['成都医院计划明年招聘医生30名', 'namesMissing'],
    ['云峰医院不计划明年设立儿科', 'denialDiffers'],
    ['云峰医院已经设立儿科', 'certaintyDiffers'],
  ] as const)('%s: %s', (claim, sign) => {
    expect(signsOf(claim)[sign]).toBeGreaterThan(0)
  })

  test('follow what the reader and the rules say', () => {
    const claim = '云峰医院招聘医生30名'
    const yes = signsOf(claim, { supports: 0.9, contradicts: 0.02, neither: 0.08 })
    const no = signsOf(claim, { supports: 0.02, contradicts: 0.9, neither: 0.08 })
    expect(yes.supports).toBeGreaterThan(yes.contradicts)
    expect(no.contradicts).toBeGreaterThan(no.supports)
    expect([yes.lead > 0, no.lead < 0]).toEqual([true, true])
    const certain = signsOf(claim, { supports: 1, contradicts: 0, neither: 0 })
    expect([certain.supports > 6, certain.contradicts < -6]).toEqual([true, true])
    expect(Math.max(certain.supports, -certain.contradicts)).toBeLessThanOrEqual(7)
    expect(signsOf(claim, unsure, [found('for', 'a', text)]).ruledFor).toBeGreaterThan(0)
    expect(signsOf(claim, unsure, [found('against', 'a', text)]).ruledAgainst).toBeGreaterThan(0)
  })
})

test.each([
  ['设立儿科', '医院设立儿科门诊', 1],
  ['儿科设立', '医院设立儿科门诊', 2 / 3],
  ['停诊', '医院设立儿科门诊', 0],
])('the share of pairs of %s in %s', (said, theirs, share) => {
  expect(sharedPairs(said, theirs)).toBeCloseTo(share)
})

test('of a list the one with the highest score is taken', () => {
  expect(mostOf(['儿科', '内科门诊', '急诊'], (each) => each.length)).toBe('内科门诊')
})
