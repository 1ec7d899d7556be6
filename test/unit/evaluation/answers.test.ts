import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { spoken } from '../../../src/domain/index.js'
import { answerFigures, isRight, type Judged } from '../../../src/evaluation/answers.js'
import { answered, citation, silent } from '../answer/invented.js'

const judgement: fc.Arbitrary<Judged> = fc.record({
  expected: fc.option(fc.array(fc.constantFrom('12万吨', '四号线', '甲'), { minLength: 1 }), {
    nil: null,
  }),
  answer: fc
    .record({
      speaks: fc.boolean(),
      short: fc.constantFrom(null, '12 万吨', '四號線', '乙'),
      answer: fc.constantFrom('达到12万吨。[1]', '甲说。[1]', '没有。'),
      quotes: fc.nat({ max: 3 }),
    })
    .map(({ speaks, short, answer, quotes }) => {
      const cited = Array.from({ length: quotes }, () => citation())
      return speaks ? answered({ short, answer, citations: cited }) : silent({ related: cited })
    }),
  exact: fc.boolean(),
  conflict: fc.constant([]),
})

const plain = (text: string) =>
  text.replaceAll(' ', '').replaceAll('號', '号').replaceAll('線', '线')
const says = (text: string | null, expected: readonly string[]) =>
  expected.some((one) => plain(text ?? '').includes(one))

test('the counts are those of a naive version', () => {
  fc.assert(
    fc.property(fc.array(judgement, { maxLength: 20 }), (judged) => {
      const count = { inShort: 0, inAnswer: 0, right: 0, wronglySilent: 0, silent: 0 }
      let quotes = 0
      for (const { expected, answer } of judged) {
        const isSilent = answer.status === 'no_evidence'
        quotes += answer.citations.length + answer.related.length
        if (expected === null) {
          count.silent += Number(isSilent)
          continue
        }
        const short = says(answer.short, expected)
        const isSaid = !isSilent && says(spoken(answer), expected)
        count.inShort += Number(short)
        count.inAnswer += Number(isSaid)
        count.right += Number(short || isSaid)
        count.wronglySilent += Number(isSilent)
      }
      const unanswerable = judged.filter(({ expected }) => expected === null).length
      expect(answerFigures(judged)).toMatchObject({
        ...count,
        quotes,
        answerable: judged.length - unanswerable,
        unanswerable,
        answersWithInexactQuotes: judged.filter(({ exact }) => !exact).length,
      })
    }),
  )
})

const judge = (answer: Judged['answer']): Judged => ({
  expected: null,
  answer,
  exact: true,
  conflict: [],
})

test('the mean length is of the answers given, silence left out', () => {
  const given = [judge(answered({ answer: '四个字。' })), judge(answered({ answer: '两。' }))]
  expect(answerFigures([...given, judge(silent())]).meanAnswerLength).toBe(3)
  expect(answerFigures([judge(silent())]).meanAnswerLength).toBe(0)
})

test('an answer with a number that stands in none of its quotes is counted, silence is not', () => {
  const lies = [answered({ answer: '全长4281米。[1]' }), answered({ short: '480米' })]
  const figures = answerFigures(
    [...lies, answered(), silent({ answer: '2024年没有。' })].map(judge),
  )
  expect(figures.answersWithUnsupportedNumbers).toBe(lies.length)
})

describe('an answer is right', () => {
  test('whatever its script, width and spaces', () => {
    const answer = answered({ short: '１２ 萬噸' })
    expect(isRight({ expected: ['12万吨'], answer })).toBe(true)
  })

  test('never for another value, nor for silence', () => {
    expect(isRight({ expected: ['12万吨'], answer: answered({ short: '13万吨' }) })).toBe(false)
    expect(isRight({ expected: ['没有'], answer: silent() })).toBe(false)
  })

  test('where the corpus is silent, only by silence', () => {
    expect(isRight({ expected: null, answer: silent() })).toBe(true)
    expect(isRight({ expected: null, answer: answered() })).toBe(false)
  })
})
