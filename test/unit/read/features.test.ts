import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type Features,
  featuresOf,
  LONGEST_QUESTION,
  LONGEST_STRETCH,
  POSITIONS,
  readable,
  shared,
} from '../../../src/read/features.js'
import { type ReaderVocabulary, readVocabulary } from '../../../src/read/vocabulary.js'
import { worthReading } from '../../../src/read/worth-reading.js'

let vocabulary: ReaderVocabulary
beforeAll(async () => {
  const models = 'embeddings/models'
  vocabulary = await readVocabulary(`${models}/youju-reader-zh`, `${models}/youju-static-zh`)
})

const piece = fc.constantFrom(
  '云岭大桥',
  '总投资',
  '18',
  '亿元',
  '，',
  '。',
  '𠮷',
  ' ',
  '橋',
  '“',
  'Ｋm',
)
const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))

describe('readable', () => {
  test('keeps the length of a text, and is readable already', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (any) => {
        expect(readable(any).length).toBe(any.length)
        expect(readable(readable(any))).toBe(readable(any))
      }),
    )
  })

  test('keeps apart what opens a quotation and what closes it', () => {
    expect(readable('雲嶺“大橋”ＫＭ—３')).toBe('云岭“大桥”km—3')
  })
})

describe('featuresOf', () => {
  test('has a row for each character of both, and nothing behind', () => {
    fc.assert(
      fc.property(text, text, (asked, said) => {
        const [question, stretch] = [readable(asked), readable(said)]
        const { characters, pieces, marks, length, offset } = featuresOf(
          question,
          stretch,
          vocabulary,
        )
        expect(offset).toBe(Math.min(question.length, LONGEST_QUESTION) + 2)
        expect(length - offset).toBe(Math.min(stretch.length, LONGEST_STRETCH))
        for (const row of [characters, pieces, marks]) {
          expect(row.length).toBe(POSITIONS)
          expect(row.subarray(length).every((each) => each === 0)).toBe(true)
        }
        // The start, the border, and characters that are known or unknown, never nothing.
        expect([characters[0], characters[offset - 1]]).toEqual([1, 2])
        expect(characters.subarray(0, length).every((each) => each > 0)).toBe(true)
        expect(marks.subarray(0, offset).every((each) => (each & 4) === 0)).toBe(true)
        expect(marks.subarray(offset, length).every((each) => (each & 4) === 4)).toBe(true)
      }),
    )
  })

  test('marks what stands in the other text too', () => {
    const { marks, offset } = featuresOf('大桥投资', '总投资18亿', vocabulary)
    const signs = (at: number) => ((marks[at] ?? 0) >> 3) & 0b111
    // A character alone, a pair, nothing.
    expect([1, 2].map(signs)).toEqual([0, 0])
    expect([3, 4].map((at) => signs(at) & 0b011)).toEqual([0b011, 0b011])
    expect([offset + 1, offset + 2].map((at) => signs(at) & 0b011)).toEqual([0b011, 0b011])
    expect(signs(offset)).toBe(0)
    expect([offset + 3, offset + 4].map((at) => (marks[at] ?? 0) >> 8)).toEqual([1, 1])
  })
})

describe('worthReading', () => {
  const of = (question: string, passages: readonly string[][]) =>
    passages.flatMap((stretches, passage) =>
      stretches.map((said) => ({ passage, said, row: featuresOf(question, said, vocabulary) })),
    )
  const said = (chosen: readonly { said: string }[]) => chosen.map((one) => one.said)
  const question = '云岭大桥总投资多少'
  const all = () =>
    of(question, [
      ['今天天气很好。', '云岭大桥去年通车。'],
      ['云岭大桥总投资18亿元。', '云岭大桥总投资已经到位。'],
      ['记者来到现场。'],
    ])

  test('counts what a stretch shares with the question', () => {
    const shares = all().map(({ row }: { row: Features }) => shared(row))
    expect(shares[0]).toBe(0)
    expect(shares[2]).toBeGreaterThan(shares[1] ?? 0)
  })

  test('takes the nearest of each passage before a second of any, and leaves them in their order', () => {
    expect(said(worthReading(all(), 5))).toEqual(said(all()))
    expect(said(worthReading(all(), 3))).toEqual([
      ...['云岭大桥去年通车。', '云岭大桥总投资18亿元。', '记者来到现场。'],
    ])
    expect(said(worthReading(all(), 4))).toEqual([
      ...[
        '云岭大桥去年通车。',
        '云岭大桥总投资18亿元。',
        '云岭大桥总投资已经到位。',
        '记者来到现场。',
      ],
    ])
    expect(said(worthReading(all(), 1))).toEqual(['云岭大桥去年通车。'])
    expect(worthReading(all(), 0)).toEqual([])
  })
})
