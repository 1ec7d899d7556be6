import { describe, expect, test } from 'vitest'
import { isAboutOthers, readSigns } from '../../../../src/answer/sureness/signs.js'
import { analyseQuestion } from '../../../../src/question/question.js'
import { article, evidence } from '../invented.js'

const clinic = evidence(
  article({ title: '杭州新医院', text: '云峰医院2023年启用，设有床位600张。' }),
)
const signsOf = (asked: string, best = clinic) =>
  readSigns(analyseQuestion(asked), [best], [best.hit])

describe('the signs of an answer', () => {
  test.each(['2023年启用的云峰医院有多少床位？', '云峰医院2023年启用时床位有几张？'])(
    'are all there: %s',
    (asked) => {
      expect(signsOf(asked)).toMatchObject({
        ...{ kindMissing: 0, namesInPassage: 1, numbersInPassage: 1, asksValue: 1, asksOpen: 0 },
      })
    },
  )

  test.each([
    ['成都2023年启用的医院有多少床位？', { namesInPassage: 0 }],
    ['2018年启用的云峰医院有多少床位？', { numbersInPassage: 0 }],
    ['云峰医院手术要做多久？', { kindMissing: 1 }],
    ['云峰医院为什么停诊？', { asksValue: 0, asksOpen: 1 }],
  ])('are missing: %s', (asked, signs) => {
    expect(signsOf(asked)).toMatchObject(signs)
  })

  test('are never negative, and a hit is at most 1, for any score', () => {
    const strong = { ...clinic, hit: { ...clinic.hit, score: 1000 } }
    for (const sign of Object.values(signsOf('有多少床位？', strong))) {
      expect(sign).toBeGreaterThanOrEqual(0)
    }
    expect(signsOf('有多少床位？', strong).hit).toBe(1)
  })
})

describe('somebody of another place', () => {
  const told = evidence(article({ title: null, text: '成都市教育局局长王建国昨日到任。' }))
  test.each([
    ['杭州市教育局局长是谁？', true],
    ['谁是杭州的教育局局长？', true],
    ['成都市教育局局长是谁？', false],
    ['成都的教育局局长是谁？', false],
    ['教育局局长是谁？', false],
    ['杭州市教育局有多少人？', false],
  ])('%s: %s', (asked, isOther) => {
    expect(isAboutOthers(analyseQuestion(asked), told)).toBe(isOther)
  })
})
