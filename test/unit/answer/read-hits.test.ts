import { expect, test } from 'vitest'
import type { Evidence } from '../../../src/answer/evidence.js'
import { isConfirmed, readHits, withReading } from '../../../src/answer/read-hits.js'
import { readSignsOf } from '../../../src/answer/read-signs.js'
import type { Article, Hit, Span } from '../../../src/domain/index.js'
import type { PassageReading, Reader } from '../../../src/read/reader.js'

const text = '云岭大桥昨日通车。大桥总投资18亿元，全长2.3公里。松溪的石拱桥去年修好，花了９０万元。'
const article = { id: 'a', text, title: null, origin: 'a' } as Article

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

function evidenceOf(sentence: string, short: string | null, score: number): Evidence {
  const found = short === null ? null : { ...spanOf(short), fit: 1 }
  return { article, hit, sentence: spanOf(sentence), short: found, score } as Evidence
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
  const evidence = sentences.map((sentence) => evidenceOf(sentence, null, 0.5))
  for (const [words, first] of [
    ['2.3公里', 0],
    ['９０万元', 1],
  ] as const) {
    const read = await readHits(readerOf([[words, 0.8]]), '？', [hit])
    const [best] = withReading(evidence, read)
    expect(best?.sentence).toEqual(evidence[first]?.sentence)
  }
})

test('scores stay between 0 and 1', async () => {
  const read = await readHits(readerOf([['18亿元', 1]], 1), '？', [hit])
  const evidence = [evidenceOf(sentences[0], null, 0.99), evidenceOf(sentences[1], null, 0)]
  for (const { score } of withReading(evidence, read)) {
    expect(score).toBeGreaterThanOrEqual(0)
    expect(score).toBeLessThanOrEqual(1)
  }
})

test.each<[name: string, short: string | null, spans: [string, number][], isShown: boolean]>([
  ['the same words', '18亿元', [['18亿元', 0.8]], true],
  ['the same in another width', '９０万元', [['９０万元', 0.8]], true],
  ['more words than the rules', '18亿元', [['总投资18亿元', 0.8]], false],
  ['another value', '18亿元', [['2.3公里', 0.8]], false],
  [
    'the same, but something else is likelier',
    '18亿元',
    [
      ['2.3公里', 0.9],
      ['18亿元', 0.6],
    ],
    false,
  ],
  ['the same, and is not sure', '18亿元', [['18亿元', 0.3]], false],
  ['nothing', '18亿元', [], false],
  ['what the rules do not know', null, [['18亿元', 0.9]], false],
])(
  'the short answer of the rules is shown or not where the reader finds %s',
  async (_, short, spans, isShown) => {
    const read = await readHits(readerOf(spans), '？', [hit])
    const sentence = short === '９０万元' ? sentences[1] : sentences[0]
    expect(isConfirmed(evidenceOf(sentence, short, 0.5), read)).toBe(isShown)
  },
)

test('signs of a reader that finds nothing are finite', async () => {
  const evidence = evidenceOf(sentences[0], null, 0.5)
  for (const reader of [readerOf([], 0), readerOf([['18亿元', 1]], 1)]) {
    const signs = readSignsOf(evidence, await readHits(reader, '？', [hit]))
    for (const value of Object.values(signs)) expect(Number.isFinite(value)).toBe(true)
  }
})
