import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  passageFigures,
  rankOfAnswer,
  rankOfGold,
  retrievalFigures,
} from '../../../src/evaluation/retrieval.js'
import { article } from '../answer/invented.js'

const ranks = fc.array(fc.option(fc.integer({ min: 1, max: 60 }), { nil: null }), { maxLength: 40 })

test('shares and reciprocal ranks are those of a naive count', () => {
  fc.assert(
    fc.property(ranks, (all) => {
      const figures = retrievalFigures(all)
      const counted = { hit1: 0, hit5: 0, hit10: 0, mrr10: 0 }
      for (const rank of all) {
        if (rank === null) continue
        if (rank === 1) counted.hit1 += 1
        if (rank < 6) counted.hit5 += 1
        if (rank < 11) counted.hit10 += 1
        if (rank < 11) counted.mrr10 += 1 / rank
      }
      for (const key of ['hit1', 'hit5', 'hit10', 'mrr10'] as const) {
        expect(figures[key]).toBeCloseTo(all.length === 0 ? 0 : counted[key] / all.length, 12)
      }
    }),
  )
})

test('what is not among the first ten adds nothing, and nothing asked is no figure above zero', () => {
  expect(retrievalFigures([1, 2, 11, null])).toEqual({
    hit1: 0.25,
    hit5: 0.5,
    hit10: 0.5,
    mrr10: 0.375,
  })
  expect(retrievalFigures([])).toEqual({ hit1: 0, hit5: 0, hit10: 0, mrr10: 0 })
})

const hits = (...ids: string[]) => ids.map((id) => ({ article: article({ id, file: id }) }))
const asking = (...gold: string[]) => ({ question: '', gold })

test('articles are ranked, not passages: each counts at its best passage', () => {
  const found = hits('a', 'a', 'b', 'a', 'c')
  expect(rankOfGold(found, asking('a'))).toBe(1)
  expect(rankOfGold(found, asking('b'))).toBe(2)
  expect(rankOfGold(found, asking('c'))).toBe(3)
})

test('of several gold articles the first counts; of none there is no rank', () => {
  expect(rankOfGold(hits('a', 'b', 'c'), asking('c', 'b'))).toBe(2)
  expect(rankOfGold(hits('a', 'b'), asking('d'))).toBeNull()
  expect(rankOfGold([], asking('a'))).toBeNull()
  expect(rankOfGold(hits('a'), asking())).toBeNull()
})

const passages = (...texts: string[]) => texts.map((text) => ({ passage: { text } }))

test('an answer is found in the first passage that holds it, whatever its script, width and spaces', () => {
  const found = passages('别的事。', '总投资 １２ 萬噸。', '12万吨。')
  expect(rankOfAnswer(found, ['12万吨'])).toBe(2)
  expect(rankOfAnswer(found, ['没有', '别的事'])).toBe(1)
  expect(rankOfAnswer(found, ['13万吨'])).toBeNull()
  expect(rankOfAnswer([], ['12万吨'])).toBeNull()
})

test('passages count up to their place and not beyond', () => {
  expect(passageFigures([1, 5, 6, 10, 11, null, 2, 3])).toEqual({
    answerIn1: 1 / 8,
    answerIn5: 4 / 8,
    answerIn10: 6 / 8,
  })
  expect(passageFigures([])).toEqual({ answerIn1: 0, answerIn5: 0, answerIn10: 0 })
})
