import { describe, expect, test } from 'vitest'
import {
  answerProbability,
  bounds,
  boundsOfOpen,
  boundsWithReader,
  isElsewhere,
} from '../../../../src/answer/sureness/abstention.js'
import { readSigns } from '../../../../src/answer/sureness/signs.js'
import { gatherEvidence } from '../../../../src/evidence/evidence.js'
import { analyseQuestion } from '../../../../src/question/question.js'
import { article, evidence } from '../invented.js'

const clinic = article({
  title: '云峰医院启用',
  text: '云峰医院昨日启用，设有床位600张，投资3.2亿元。',
})

/** The probability that the clinic's passage answers, found as well as a good passage is. */
function probability(asked: string, cosine = 0.8): number {
  const question = analyseQuestion(asked)
  const { hit } = evidence(clinic)
  const found = { ...hit, score: 25, trace: { ...hit.trace, cosine } }
  const weights = new Map(question.terms.map((term) => [term, 1]))
  const [best] = gatherEvidence(question, [found], weights)
  if (!best) throw new Error('no evidence')
  return answerProbability(readSigns(question, [best], [found]))
}

describe('the probability that evidence answers', () => {
  test.each(['云峰医院有多少床位？', '云峰医院设有床位几张？'])('is enough: %s', (asked) => {
    expect(probability(asked)).toBeGreaterThanOrEqual(bounds.least)
  })

  test.each([
    ['of another place', '成都体育馆有多少座位？'],
    ['of another kind', '云峰医院食堂午餐要等多久？'],
    ['of nothing told', '云峰医院院长的母校在哪里？'],
  ])('is less for a question %s', (_, asked) => {
    expect(probability(asked)).toBeLessThan(probability('云峰医院有多少床位？'))
  })

  test('is not enough for a question about something else', () => {
    expect(probability('成都体育馆有多少座位？', 0.2)).toBeLessThan(bounds.least)
  })
})

test('each set of bounds rises from speaking at all to being sure', () => {
  for (const { least, medium, high } of [bounds, boundsOfOpen, boundsWithReader()]) {
    expect(least).toBeGreaterThan(0)
    expect(medium).toBeGreaterThanOrEqual(least)
    expect(high).toBeGreaterThan(medium)
    expect(high).toBeLessThan(1)
  }
})

test.each([
  { coverageInPassage: 0.2, cosine: 0.1, is: true },
  { coverageInPassage: 0.2, cosine: 0.4, is: false },
  { coverageInPassage: 0.5, cosine: 0.1, is: false },
])('evidence that covers $coverageInPassage at cosine $cosine is elsewhere: $is', (given) => {
  const question = analyseQuestion('云峰医院有多少床位？')
  const found = evidence(clinic)
  const signs = readSigns(question, [found], [found.hit])
  const { coverageInPassage, cosine, is } = given
  expect(isElsewhere({ ...signs, coverageInPassage, cosine })).toBe(is)
})
