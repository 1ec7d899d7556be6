import { expect, test } from 'vitest'
import { readHits } from '../../../../src/answer/read-hits.js'
import { logarithmOf, readSignsOf } from '../../../../src/answer/sureness/read-signs.js'
import type { Reader } from '../../../../src/read/reader.js'
import { article, evidence, spanOf } from '../invented.js'

const best = evidence(article({ id: 'best', text: '云峰医院设有床位600张。' }))
const other = evidence(article({ id: 'other', text: '青石医院设有床位800张。' }))

/** Reads in each passage the words given, with the probability that they answer. */
async function signsOf(told: readonly [words: string, probability: number, answers: number][]) {
  const reader: Reader = {
    model: 'told',
    read: async (_, texts) =>
      texts.map((text, i) => {
        const [words, probability, answers] = told[i] ?? ['', 0, 0]
        return { answers, spans: words ? [{ ...spanOf(text, words), probability }] : [] }
      }),
    entails: async () => null,
  }
  return readSignsOf(best, await readHits(reader, '有多少床位？', [best.hit, other.hit]))
}

test('a reader that is sure of the best evidence speaks for it', async () => {
  const signs = await signsOf([
    ['600张', 0.9, 0.95],
    ['800张', 0.2, 0.3],
  ])
  expect(signs).toMatchObject({ answers: 0.95, answersNext: 0.3, answersHere: 0.95 })
  expect(signs).toMatchObject({ here: 0.9, isBest: 1, isNothing: 0 })
  expect(signs.leadOfBest).toBeGreaterThan(0)
})

test('the same span with its counter alone says as much', async () => {
  const signs = await signsOf([
    ['床位600张', 0.9, 0.95],
    ['800张', 0.2, 0.3],
  ])
  expect(signs).toMatchObject({ here: 0.9, isBest: 1, isNothing: 0 })
})

test('a reader that finds the answer elsewhere speaks against it', async () => {
  const signs = await signsOf([
    ['600张', 0.2, 0.3],
    ['800张', 0.9, 0.95],
  ])
  expect(signs).toMatchObject({ answers: 0.95, answersHere: 0.3, here: 0.2, isBest: 0 })
})

test('nothing found here is told apart from little found here', async () => {
  const signs = await signsOf([
    ['', 0, 0.3],
    ['800张', 0.9, 0.95],
  ])
  expect(signs).toMatchObject({ here: 0, isBest: 0, isNothing: 1 })
})

test('logarithms have a floor, so that no chance is no infinity', () => {
  expect(logarithmOf(1)).toBe(0)
  expect(logarithmOf(0)).toBe(logarithmOf(0.0001))
})
