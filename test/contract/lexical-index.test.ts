import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Bm25Builder } from '../../src/index/bm25-builder.js'
import type { Bm25Parameters } from '../../src/index/lexical-index.js'
import { NaiveLexicalIndex } from '../../src/index/naive-lexical-index.js'
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
