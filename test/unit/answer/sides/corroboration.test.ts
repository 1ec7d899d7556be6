import { describe, expect, test } from 'vitest'
import {
  conflictOf,
  corroborate,
  reachedFirst,
} from '../../../../src/answer/sides/corroboration.js'
import type { Evidence } from '../../../../src/evidence/evidence.js'
import { readSentence } from '../../../../src/evidence/read-sentence.js'
import { analyseQuestion } from '../../../../src/question/question.js'
import { valuesOf } from '../../../../src/read/values.js'
import { words } from '../../../../src/text/segment.js'
import { article, evidence } from '../invented.js'

const question = '北棠水厂的日供水能力是多少？'

/** Each text as the evidence of an article of its own, in order, with the first number or person as what answers. */
function told(...texts: string[]): Evidence[] {
  return texts.map((text, i) => {
    const value = valuesOf(text, words(text)).find(
      ({ kind }) => kind === 'number' || kind === 'who',
    )
    const short = value ? { start: value.start, end: value.end, probability: 0.9 } : null
    return evidence(article({ id: `${i}.md`, text }), undefined, { short })
  })
}

/** The articles found to agree and to differ, by number. */
function sides(
  asked: string,
  all: readonly Evidence[],
): { agreeing: string[]; differing: string[] } {
  const { agreeing, differing } = corroborate(analyseQuestion(asked), all)
  const ids = (found: readonly Pick<Evidence, 'sentence'>[]) =>
    found.map(({ sentence }) => sentence.article.id)
  return { agreeing: ids(agreeing), differing: ids(differing) }
}

describe('another article agrees', () => {
  test.each([
    ['in the same words', '北棠水厂日供水能力为12万吨。'],
    ['with another verb', '北棠水厂的日供水能力达到12万吨。'],
    ['in traditional characters', '北棠水廠的日供水能力達到12萬噸。'],
    ['in full-width figures', '北棠水厂日供水能力为１２万吨。'],
    ['with the value written out', '北棠水厂日供水能力为120000吨。'],
  ])('%s', (_, text) => {
    const all = told('北棠水厂日供水能力为12万吨。', text)
    expect(sides(question, all)).toEqual({ agreeing: ['1.md'], differing: [] })
  })

  test('on a name', () => {
    const asked = '水厂厂长是谁？'
    const all = told('水厂厂长韩若素说。', '厂长韩若素参加了典礼。', '厂长是石砚田。')
    expect(sides(asked, all)).toEqual({ agreeing: ['1.md'], differing: [] })
  })
})

describe('another article differs', () => {
  test('with another value of the same thing', () => {
    const all = told('北棠水厂日供水能力为12万吨。', '北棠水厂日供水能力为15万吨。')
    expect(sides(question, all)).toEqual({ agreeing: [], differing: ['1.md'] })
  })

  test.each(['112万吨', '3.12万吨'])('with a value that ends alike: %s', (value) => {
    const all = told('北棠水厂日供水能力为12万吨。', `北棠水厂日供水能力为${value}。`)
    expect(sides(question, all)).toEqual({ agreeing: [], differing: ['1.md'] })
  })

  test('where it only plans the value that the best says was reached', () => {
    const all = told('北棠水厂日供水能力为12万吨。', '北棠水厂日供水能力预计达到12万吨。')
    expect(sides(question, all)).toEqual({ agreeing: [], differing: ['1.md'] })
  })

  test('as a copy too: copying can go wrong', () => {
    const [best, other] = told('北棠水厂日供水能力为12万吨。', '北棠水厂日供水能力为21万吨。') as [
      Evidence,
      Evidence,
    ]
    const copied = { ...other.sentence.article, origin: best.sentence.article.origin }
    const copy = { ...other, sentence: readSentence(copied, other.sentence) }
    expect(sides(question, [best, copy]).differing).toEqual(['1.md'])
  })
})

describe('another article is left out', () => {
  test.each([
    ['where it counts in another unit', '北棠水厂日供水能力惠及12万人。'],
    ['where it measures in another unit', '北棠水厂日供水能力为15万立方米。'],
    ['where it speaks of money', '北棠水厂日供水能力投资3亿元。'],
    ['where it has no value', '北棠水厂日供水能力很强。'],
  ])('%s', (_, text) => {
    const all = told('北棠水厂日供水能力为12万吨。', text)
    expect(sides(question, all)).toEqual({ agreeing: [], differing: [] })
  })

  test('where it holds less of the question, another value is of something else', () => {
    const [best, other] = told('北棠水厂日供水能力为12万吨。', '南塔水厂日供水能力为15万吨。') as [
      Evidence,
      Evidence,
    ]
    expect(sides(question, [best, { ...other, coverage: 0.6 }]).differing).toEqual([])
  })

  test('where it is far weaker, even with the same value', () => {
    const [best, other] = told('北棠水厂日供水能力为12万吨。', '仓库里存着12万吨煤。') as [
      Evidence,
      Evidence,
    ]
    expect(sides(question, [best, { ...other, score: 0.9 }]).agreeing).toEqual([])
  })

  test('where the best has no short answer', () => {
    const all = told('水厂怎么样？', '北棠水厂投入运行。', '北棠水厂投入运行。')
    expect(sides('水厂怎么样？', all)).toEqual({ agreeing: [], differing: [] })
  })
})

test('an article is heard once, by its best evidence, and at most four on each side', () => {
  const texts = Array(8).fill('北棠水厂日供水能力为12万吨。')
  const all = told(...texts)
  expect(sides(question, [...all, ...all]).agreeing).toEqual(['1.md', '2.md', '3.md', '4.md'])
})

test('nothing corroborates nothing', () => {
  expect(sides(question, [])).toEqual({ agreeing: [], differing: [] })
})

describe('a conflict', () => {
  test('shows each value with what qualifies it and the number of its citation', () => {
    const all = told(
      '北棠水厂日供水能力为12万吨。',
      '北棠水厂日供水能力预计达到15万吨。',
      '北棠水厂日供水能力近11万吨。',
    )
    const sided = all.map((each, i) => ({ evidence: each, n: i + 1 }))
    expect(conflictOf(question, sided)).toEqual({
      about: question,
      values: [
        { value: '12万吨', n: 1 },
        { value: '预计达到15万吨', n: 2 },
        { value: '近11万吨', n: 3 },
      ],
    })
  })

  test('has two sides', () => {
    const [only] = told('北棠水厂日供水能力为12万吨。') as [Evidence]
    expect(conflictOf(question, [{ evidence: only, n: 1 }])).toBeNull()
  })
})

describe('what was reached comes before what was planned', () => {
  const plan = '北棠水厂日供水能力预计达到15万吨。'
  const result = '北棠水厂日供水能力为12万吨。'
  const order = (asked: string, all: readonly Evidence[]) =>
    reachedFirst(analyseQuestion(asked), all).map((each) => each.sentence.article.id)

  test('where both speak to the question as well', () => {
    expect(order(question, told(plan, result))).toEqual(['1.md', '0.md'])
    expect(order(question, told(result, plan))).toEqual(['0.md', '1.md'])
  })

  test('but not where it is clearly weaker', () => {
    const [best, other] = told(plan, result) as [Evidence, Evidence]
    expect(order(question, [best, { ...other, score: 0.7 * best.score }])).toEqual(['0.md', '1.md'])
  })

  test('nor where the question asks for the plan', () => {
    const asked = '北棠水厂的日供水能力预计是多少？'
    expect(order(asked, told(plan, result))).toEqual(['0.md', '1.md'])
  })

  test('and nothing stays nothing', () => {
    expect(order(question, [])).toEqual([])
  })
})
