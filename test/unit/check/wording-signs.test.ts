import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReadCandidate } from '../../../src/check/candidates.js'
import {
  shareInOrder,
  type WordingSigns,
  wordingSignsOf,
} from '../../../src/check/wording-signs.js'
import { ReadText } from '../../../src/text/read-text.js'
import { article, evidence } from '../answer/invented.js'

const text = '决赛中，云岭队以3比1战胜南屿队，获得冠军。望江隧道目前尚未通车，预计11月底建成。'
const told = article({ text })

/** A claim beside each sentence of the article, as a reader is given them. */
function signsOf(claim: string): WordingSigns {
  const said = new ReadText(claim)
  const end = text.indexOf('。') + 1
  const sentences = [
    { start: 0, end },
    { start: end, end: text.length },
  ]
  return wordingSignsOf(
    sentences.map((span): ReadCandidate => {
      const { hit, sentence } = evidence(told, span)
      const read = { supports: 0, contradicts: 0, neither: 1 }
      return { hit, sentence, held: 1, heldAround: 1, read, window: sentence, claim: said }
    }),
  )
}

describe('a claim beside the nearest sentence', () => {
  test('is kept where only words are left out', () => {
    expect(signsOf('云岭队战胜南屿队')).toMatchObject({
      inOrder: 1,
      nearlySame: 1,
      isKept: 1,
      inFull: 1,
    })
  })

  test.each([
    ['望江隧道目前通车', 'stanceDiffers'],
    ['望江隧道11月底建成', 'stanceDiffers'],
    ['云岭队以3比2战胜南屿队', 'newFigure'],
    ['徐州队战胜南屿队', 'newName'],
  ] as const)('%s: %s', (claim, sign) => {
    expect(signsOf(claim)).toMatchObject({ [sign]: 1, isKept: 0 })
  })

  test('has two names in each other’s place where more of it stands in order once they are exchanged', () => {
    expect(signsOf('南屿队战胜云岭队')).toMatchObject({ exchanged: 0.5, isKept: 0 })
    expect(signsOf('获得冠军的云岭队').exchanged).toBe(0)
  })

  test('its own words are counted', () => {
    expect(signsOf('云岭队战胜南屿队').newWords).toBe(0)
    expect(signsOf('云岭队羞辱南屿队').newWords).toBeGreaterThan(0)
  })
})

describe('the share in order', () => {
  test('is that of the longest common subsequence', () => {
    expect(shareInOrder('云岭队获得冠军', '云岭队以3比1战胜南屿队,获得冠军')).toBe(1)
    expect(shareInOrder('冠军云岭', '云岭冠军')).toBe(0.5)
    expect(shareInOrder('', '云岭')).toBe(0)
  })

  test('is whole for any text with letters left out, and falls with no order', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'云岭队获得冠军'), maxLength: 20 })
    fc.assert(
      fc.property(texts, fc.array(fc.boolean(), { minLength: 20 }), (whole, kept) => {
        const some = [...whole].filter((_, i) => kept[i]).join('')
        const share = shareInOrder(some, whole)
        return some === '' ? share === 0 : share === 1
      }),
    )
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const share = shareInOrder(a, b)
        return share >= 0 && share <= 1 && (a !== b || a === '' || share === 1)
      }),
    )
  })
})
