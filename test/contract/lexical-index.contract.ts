import { describe, expect, test } from 'vitest'
import type { Bm25Parameters, LexicalIndex } from '../../src/index/lexical-index.js'

type Build = (rows: string[][], parameters?: Bm25Parameters) => LexicalIndex

/** The contract of every lexical index, whatever its implementation. */
export function lexicalIndexContract(name: string, build: Build): void {
  const one = (term: string) => [{ term, weight: 1 }]
  const rows = [
    ['投资', '七百', '百亿'],
    ['投资', '投资', '项目', '增长'],
    [],
    ['煤层', '层气', '增长', '\u{20000}', 'a'],
  ]

  describe(name, () => {
    test('counts rows and the rows of a term', () => {
      const index = build(rows)
      expect(index.size).toBe(4)
      const frequencies = ['投资', '增长', '\u{20000}', '没有', '', '投'].map((term) =>
        index.documentFrequency(term),
      )
      expect(frequencies).toEqual([2, 2, 1, 0, 0, 0])
    })

    test('scores by the formula of the contract', () => {
      const index = build(rows, { k1: 1.2, b: 0.75 })
      // N = 4, df = 2, average length 3; row 1: tf = 2, length 4; row 0: tf = 1, length 3.
      const idf = Math.log(1 + 2.5 / 2.5)
      const matches = index.search(one('投资'), 5)
      expect(matches.map(({ row }) => row)).toEqual([1, 0])
      expect(matches[0]?.score).toBeCloseTo((idf * 2) / (2 + 1.2 * (0.25 + (0.75 * 4) / 3)), 6)
      expect(matches[1]?.score).toBeCloseTo(idf / (1 + 1.2), 6)
    })

    test('multiplies by the weight, and ignores what weighs nothing', () => {
      const index = build(rows)
      const plain = index.search(one('增长'), 5)
      const double = index.search([{ term: '增长', weight: 2 }], 5)
      expect(double.map(({ score }) => score)).toEqual(plain.map(({ score }) => 2 * score))
      expect(index.search([...one('增长'), ...one('增长')], 5)).toEqual(double)
      expect(
        index.search(
          [
            { term: '增长', weight: 0 },
            { term: '投资', weight: -1 },
          ],
          5,
        ),
      ).toEqual([])
    })

    test('breaks ties by row', () => {
      const index = build([['x'], ['y'], ['x'], ['x']])
      expect(index.search(one('x'), 2).map(({ row }) => row)).toEqual([0, 2])
    })

    test('returns only rows that match and that the filter admits', () => {
      const index = build(rows)
      expect(index.search(one('没有'), 5)).toEqual([])
      expect(index.search([], 5)).toEqual([])
      expect(index.search(one('投资'), 0)).toEqual([])
      expect(index.search(one('投资'), 5, (row) => row !== 1).map(({ row }) => row)).toEqual([0])
    })

    test('answers the same a second time', () => {
      const index = build(rows)
      expect(index.search(one('投资'), 5)).toEqual(index.search(one('投资'), 5))
    })

    test('works with no rows at all', () => {
      const index = build([])
      expect(index.size).toBe(0)
      expect(index.search(one('投资'), 5)).toEqual([])
    })

    test('counts a term at most 255 times in a row', () => {
      const index = build([Array(255).fill('x'), Array(400).fill('x')], { k1: 0.9, b: 0 })
      const [first, second] = index.search(one('x'), 2)
      expect(first?.score).toBe(second?.score)
    })
  })
}
