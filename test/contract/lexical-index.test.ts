import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Bm25Builder } from '../../src/index/bm25-builder.js'
import { Bm25Index, scoredRows } from '../../src/index/bm25-index.js'
import { type Bm25Parameters, DEFAULT_BM25 } from '../../src/index/lexical-index.js'
import { randomFrom } from '../support/damage/random.js'
import { NaiveLexicalIndex } from '../support/index/naive-lexical-index.js'
import { lexicalIndexContract } from './lexical-index.contract.js'

function bm25(rows: string[][], parameters?: Bm25Parameters) {
  const builder = new Bm25Builder()
  for (const terms of rows) builder.add(terms)
  return builder.finish(parameters)
}

lexicalIndexContract(
  'NaiveLexicalIndex',
  (rows, parameters) => new NaiveLexicalIndex(rows, parameters),
)
lexicalIndexContract('Bm25Index', bm25)

const term = fc.oneof(
  fc.constantFrom('投资', '项目', '增长', '煤', 'covid', ''),
  fc.string({ unit: 'binary', maxLength: 3 }),
)
const corpus = fc.array(fc.array(term, { maxLength: 12 }), { maxLength: 25 })
const question = fc.array(
  fc.record({ term, weight: fc.double({ min: -0.5, max: 3, noNaN: true }) }),
  { maxLength: 6 },
)

test('Bm25Index gives the rows and scores of NaiveLexicalIndex', () => {
  fc.assert(
    fc.property(corpus, question, fc.nat(30), fc.nat(3), (rows, terms, k, remainder) => {
      const filter = (row: number) => row % 4 !== remainder
      const expected = new NaiveLexicalIndex(rows).search(terms, k, filter)
      const found = bm25(rows).search(terms, k, filter)
      expect(found.map(({ row }) => row)).toEqual(expected.map(({ row }) => row))
      found.forEach(({ score }, i) => {
        expect(Math.abs(score - (expected[i]?.score ?? 0))).toBeLessThan(1e-5)
      })
    }),
  )
})

test('Bm25Index surveys and looks up rows and their groups as NaiveLexicalIndex does', () => {
  const grouped = fc.array(fc.tuple(fc.array(term, { maxLength: 8 }), fc.boolean()), {
    maxLength: 25,
  })
  fc.assert(
    fc.property(grouped, question, fc.nat(12), fc.nat(3), (rows, terms, k, remainder) => {
      let group = -1
      const groups = rows.map(([, begins], i) => (begins || i === 0 ? ++group : group))
      const texts = rows.map(([text]) => text)
      const options = {
        k,
        groupWeight: 0.7,
        filter: (row: number) => row % 4 !== remainder,
      }
      const naive = new NaiveLexicalIndex(texts, DEFAULT_BM25, groups)
      const builder = new Bm25Builder()
      for (const text of texts) builder.add(text)
      const columns = builder.columns()
      const scored = scoredRows(columns.rowLengths, DEFAULT_BM25, Uint32Array.from(groups))
      const index = new Bm25Index(columns, scored)
      const some = [...rows.keys()].filter((row) => row % 5 === 0).reverse()
      const expected = [...naive.survey(terms, options), ...naive.lookUp(terms, some)]
      const found = [...index.survey(terms, options), ...index.lookUp(terms, some)]
      const sets = ({ row, terms, termsNear, termsInGroup }: (typeof found)[number]) => [
        row,
        terms,
        termsNear,
        termsInGroup,
      ]
      expect(found.map(sets)).toEqual(expected.map(sets))
      found.forEach(({ score, groupScore }, i) => {
        expect(Math.abs(score - (expected[i]?.score ?? 0))).toBeLessThan(1e-5)
        expect(Math.abs(groupScore - (expected[i]?.groupScore ?? 0))).toBeLessThan(1e-5)
      })
    }),
  )
})

const step = fc.oneof(
  fc.record({ add: fc.array(term, { maxLength: 12 }) }),
  fc.record({ keep: fc.nat(24) }),
)

test('an index that keeps rows of another equals one built from all its rows', () => {
  fc.assert(
    fc.property(corpus, fc.array(step, { maxLength: 40 }), question, (before, steps, terms) => {
      const base = new Bm25Builder()
      for (const row of before) base.add(row)
      const builder = new Bm25Builder(base.columns())
      const rows: string[][] = []
      const kept = new Set<number>()
      for (const next of steps) {
        const row = 'add' in next ? next.add : before[next.keep]
        if (!row || ('keep' in next && kept.has(next.keep))) continue
        if ('add' in next) builder.add(row)
        else builder.keep(next.keep)
        if ('keep' in next) kept.add(next.keep)
        rows.push(row)
      }
      const merged = builder.finish()
      const naive = new NaiveLexicalIndex(rows)
      expect(merged.search(terms, 30)).toEqual(naive.search(terms, 30))
      for (const { term } of terms) {
        expect(merged.documentFrequency(term)).toBe(naive.documentFrequency(term))
      }
      const { postingStarts, postingRows } = merged.columns
      for (let t = 0; t + 1 < postingStarts.length; t++) {
        const postings = postingRows.subarray(postingStarts[t], postingStarts[t + 1])
        expect(postings).toEqual(postings.toSorted())
      }
    }),
  )
})

test('Bm25Index leaves out of a large corpus only what cannot be among the best', () => {
  const random = randomFrom(7)
  // As in a language, few rows contain a rare term and most contain a common one.
  const word = () => `t${Math.floor(400 * (random.below(1000) / 1000) ** 3)}`
  const rows = Array.from({ length: 30_000 }, () =>
    Array.from({ length: 1 + random.below(12) }, word),
  )
  const naive = new NaiveLexicalIndex(rows)
  const index = bm25(rows)
  for (let n = 0; n < 30; n++) {
    const terms = Array.from({ length: 2 + (n % 7) }, () => ({
      term: word(),
      weight: 0.2 + random.below(100) / 100,
    }))
    const filter = n % 3 === 0 ? (row: number) => row % 5 !== 1 : undefined
    const found = index.search(terms, 1 + 7 * (n % 6), filter)
    expect(found).toEqual(naive.search(terms, 1 + 7 * (n % 6), filter))
    expect(found.length).toBeGreaterThan(0)
  }
})
