import { expect, test } from 'vitest'
import { silence, withoutMisquotes } from '../../../src/answer/silence.js'
import { type Article, spoken } from '../../../src/domain/index.js'
import type { Evidence } from '../../../src/evidence/evidence.js'
import { readSentence } from '../../../src/evidence/read-sentence.js'
import { violations } from '../../../src/evidence/verify.js'
import type { IndexVersion } from '../../../src/index/index.js'
import { analyseQuestion } from '../../../src/question/question.js'

const texts = ['云岭大桥昨日通车，总投资18亿元。', '松溪水厂去年建成', '青禾公园免费开放。']
const articles = texts.map((text, i): Article => {
  return {
    ...{ id: String(i), text, title: null, source: null, author: null, published: null },
    ...{ url: null, file: 'a.jsonl', lines: [[0, 1]], pages: null, digest: false },
    ...{ damage: [], repairs: [], origin: String(i) },
  } as unknown as Article
})
const index = {
  manifest: { newest: '2024-05-01' },
  version: 'v1',
  articlesById: async () => (id: string) => articles[Number(id)] ?? null,
} as unknown as IndexVersion
const evidence = articles.map((article): Evidence => {
  const sentence = readSentence(article, { start: 0, end: article.text.length })
  return { sentence, short: null, coverageInPassage: 0.5 } as Evidence
})
const question = analyseQuestion('云岭大桥有多长？')

test('silence says that nothing was found, and tells what is nearest', () => {
  const answer = silence(index, question, evidence)
  expect(answer).toMatchObject({ status: 'no_evidence', short: null, isNear: false, citations: [] })
  expect(answer.sentences).toEqual([])
  expect(answer.related.map(({ quote }) => quote)).toEqual(texts)
})

test('what comes close is said, each sentence with the number of its quote', async () => {
  const answer = silence(index, question, evidence, true)
  expect(answer).toMatchObject({ status: 'no_evidence', short: null, isNear: true, citations: [] })
  expect(spoken(answer)).toBe(`${texts[0]}[1]${texts[1]}。[2]`)
  expect(answer.related.map(({ n, quote }) => [n, quote])).toEqual(texts.map((t, i) => [i + 1, t]))
  expect(await violations(answer, index)).toEqual([])
})

test('what covers less of the question is not said beside what comes closest', () => {
  const [first, ...others] = evidence
  const further = others.map((each) => ({ ...each, coverageInPassage: 0.4 }))
  const answer = silence(index, question, [...(first ? [first] : []), ...further], true)
  expect(spoken(answer)).toBe(`${texts[0]}[1]`)
  expect(answer.related).toHaveLength(3)
})

test('it is said in the script of the question', () => {
  const asked = analyseQuestion('雲嶺大橋有多長？')
  expect(spoken(silence(index, asked, evidence, true))).toMatch(/^雲嶺大橋/)
})

test('nothing comes close where nothing was found, or where a quote does not stand in its article', async () => {
  expect(silence(index, question, [], true)).toMatchObject({ isNear: false, related: [] })
  const answer = silence(index, question, evidence, true)
  const [first, ...rest] = answer.related
  const misquoted = {
    ...answer,
    related: [{ ...first, quote: '别的话' } as (typeof rest)[0] & object, ...rest],
  }
  const kept = await withoutMisquotes(misquoted as typeof answer, index)
  expect(kept.related).toHaveLength(2)
  expect(kept).toMatchObject({ isNear: false, sentences: [] })
})
