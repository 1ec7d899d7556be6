import { expect, test } from 'vitest'
import { readHits, withReading } from '../../../src/answer/read-hits.js'
import { headlinesOf, shownOf } from '../../../src/answer/short/headline.js'
import { type HeadlineSigns, headlineSignNames } from '../../../src/answer/short/headline-signs.js'
import { readSignsOf } from '../../../src/answer/sureness/read-signs.js'
import type { Article, Hit, Span } from '../../../src/domain/index.js'
import type { Evidence } from '../../../src/evidence/evidence.js'
import { readSentence } from '../../../src/evidence/read-sentence.js'
import { analyseQuestion } from '../../../src/question/question.js'
import type { PassageReading, Reader } from '../../../src/read/reader.js'

const text = '云岭大桥昨日通车。大桥总投资18亿元，全长2.3公里。松溪的石拱桥去年修好，花了９０万元。'
const article = { id: 'a', text, title: null, origin: 'a', published: null } as Article

function spanOf(words: string): Span {
  const start = text.indexOf(words)
  return { start, end: start + words.length }
}

/** A passage from the second sentence on: its offsets are not those of the article. */
const from = spanOf('大桥总投资').start
const hit = { article, passage: { text: text.slice(from), start: from, end: text.length } } as Hit

/** Gives what it is told, in offsets of the passage. */
function readerOf(spans: readonly [words: string, probability: number][], answers = 0.9): Reader {
  const reading: PassageReading = {
    answers,
    spans: spans.map(([words, probability]) => {
      const { start, end } = spanOf(words)
      return { start: start - from, end: end - from, probability }
    }),
  }
  return {
    model: 'told',
    read: async (_, texts) => texts.map(() => reading),
    entails: async () => null,
  }
}

const sentences = [
  '大桥总投资18亿元，全长2.3公里。',
  '松溪的石拱桥去年修好，花了９０万元。',
] as const

function evidenceOf(sentence: string, score: number): Evidence {
  return {
    hit,
    sentence: readSentence(article, spanOf(sentence)),
    short: null,
    score,
    coverage: 0.5,
    coverageInPassage: 0.5,
  } as Evidence
}

test('what is read has the offsets of its article', async () => {
  const read = await readHits(readerOf([['18亿元', 0.7]]), '总投资多少？', [hit])
  expect(read.spans.get('a')).toEqual([
    { ...spanOf('18亿元'), score: 0.7, probability: 0.7, place: 0 },
  ])
  expect(read.answers.get(hit)).toBe(0.9)
  expect([read.best, read.second]).toEqual([0.7, 0])
})

test('of two sentences that score alike the one comes first that the reader finds the answer in', async () => {
  const evidence = sentences.map((sentence) => evidenceOf(sentence, 0.5))
  for (const [words, first] of [
    ['2.3公里', 0],
    ['９０万元', 1],
  ] as const) {
    const read = await readHits(readerOf([[words, 0.8]]), '？', [hit])
    const [best] = withReading(evidence, read)
    expect(best?.sentence).toBe(evidence[first]?.sentence)
  }
})

test('scores stay between 0 and 1', async () => {
  const read = await readHits(readerOf([['18亿元', 1]], 1), '？', [hit])
  const evidence = [evidenceOf(sentences[0], 0.99), evidenceOf(sentences[1], 0)]
  for (const { score } of withReading(evidence, read)) {
    expect(score).toBeGreaterThanOrEqual(0)
    expect(score).toBeLessThanOrEqual(1)
  }
})

const question = analyseQuestion('云岭大桥总投资多少？')

function headlines(spans: readonly [string, number][], answers = 0.9) {
  const evidence = [evidenceOf(sentences[0], 0.5), evidenceOf(sentences[1], 0.4)]
  return readHits(readerOf(spans, answers), '？', [hit]).then((read) =>
    headlinesOf(question, evidence, read, 0.8),
  )
}

test('the two best spans may be shown, each in the first sentence that holds it', async () => {
  const found = await headlines([
    ['18亿元', 0.6],
    ['９０万元', 0.2],
    ['2.3公里', 0.1],
  ])
  expect(found.map(({ span, evidence }) => [span.place, evidence.sentence.text])).toEqual([
    [0, sentences[0]],
    [1, sentences[1]],
  ])
})

test.each<[name: string, said: string, signs: Partial<HeadlineSigns>]>([
  ['a value where one is asked for', '18亿元', { fitsValue: 1, lacksValue: 0 }],
  ['none where one is asked for', '大桥总投资', { fitsValue: 0, lacksValue: 1, echo: 1 }],
])('it is weighed whether the reader names %s', async (_, said, signs) => {
  const [first] = await headlines([[said, 0.8]])
  expect(first?.signs).toMatchObject(signs)
})

test('signs of a span are finite', async () => {
  for (const [spans, answers] of [
    [[['18亿元', 1]], 1],
    [[['18亿元', 0.0001]], 0],
  ] as const) {
    const found = await headlines(spans as [[string, number]], answers)
    for (const { signs } of found) {
      for (const value of Object.values(signs)) expect(Number.isFinite(value)).toBe(true)
    }
  }
})

test('signs of a reader that finds nothing are finite', async () => {
  const evidence = evidenceOf(sentences[0], 0.5)
  for (const reader of [readerOf([], 0), readerOf([['18亿元', 1]], 1)]) {
    const signs = readSignsOf(evidence, await readHits(reader, '？', [hit]))
    for (const value of Object.values(signs)) expect(Number.isFinite(value)).toBe(true)
  }
})

test.each([
  ['松岭队以3比1战胜青禾队。', '3比1战', '3比1'],
  ['松岭队以3比1战胜青禾队。', '3比1', '3比1'],
  ['大桥由云岭建设公司承建。', '云岭建设公', '云岭建设'],
])('of “%s” “%s” is shown as “%s”', (said, named, shown) => {
  const article = { id: 'b', text: said } as Article
  const sentence = readSentence(article, { start: 0, end: said.length })
  const start = said.indexOf(named)
  const span = { start, end: start + named.length, score: 2, probability: 1, place: 0 }
  const signs = { lead: 2, probability: 1, rank: 1, strength: 1, answers: 1, sureness: 1 }
  const zero = Object.fromEntries(headlineSignNames.map((name) => [name, 0]))
  const all = { ...zero, ...signs } as unknown as HeadlineSigns
  const evidence = { hit, sentence, short: null, score: 1 } as unknown as Evidence
  const short = shownOf([{ evidence, span, signs: all }])?.short
  expect(short && said.slice(short.start, short.end)).toBe(shown)
})
