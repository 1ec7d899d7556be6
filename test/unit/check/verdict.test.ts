import { describe, expect, test } from 'vitest'
import type { Found } from '../../../src/check/found.js'
import { judge } from '../../../src/check/verdict.js'
import type { Verdict } from '../../../src/domain/index.js'
import { found } from './found.js'

const bridge = (id: string, metres: string, side: 'for' | 'against', given = {}) =>
  found(side, id, `澜溪大桥全长${metres}。`, { value: metres, ...given })

const ours = (id: string, given = {}) => bridge(id, '4280米', 'for', given)
const theirs = (id: string, given = {}) => bridge(id, '4820米', 'against', given)
const dated = (published: string | null) => ({ from: { published } })

const ids = (all: readonly Found[]) => all.map(({ hit }) => hit.article.id)

describe('the verdict', () => {
  test.each<[string, Found[], Verdict, string[]]>([
    ['nothing is found', [], 'not_in_corpus', []],
    ['one says so', [ours('a')], 'supported', ['a']],
    ['two say so', [ours('a'), ours('b')], 'supported', ['a', 'b']],
    ['one says another value', [theirs('a')], 'contradicted', ['a']],
    ['one says it and one another value', [ours('a'), theirs('b')], 'disputed', ['a', 'b']],
    ['the other value stands first', [theirs('b'), ours('a')], 'disputed', ['a', 'b']],
    ['what disagrees is weak', [ours('a'), theirs('b', { held: 0.6 })], 'supported', ['a']],
    ['what agrees is weak', [theirs('b'), ours('a', { held: 0.6 })], 'contradicted', ['b']],
    ['what disagrees is less plain', [ours('a'), theirs('b', { held: 0.9 })], 'supported', ['a']],
    ['one plans it', [ours('a'), theirs('b', { why: 'certainty' })], 'supported', ['a']],
  ])('where %s', (_, given, verdict, shown) => {
    const judged = judge(given)
    expect(judged.verdict).toBe(verdict)
    expect(ids(judged.shown)).toEqual(shown)
  })

  test('two other values contradict; three are of three occasions', () => {
    const values = ['4820米', '5100米', '960米']
    const told = values.map((value, i) => bridge(`${i}`, value, 'against'))
    expect(judge(told.slice(0, 2)).verdict).toBe('contradicted')
    expect(judge(told)).toEqual({ verdict: 'not_in_corpus', shown: [] })
  })

  test('three copies of one other value are one value', () => {
    const copies = [theirs('a'), theirs('b'), bridge('c', '４８２０米', 'against')]
    expect(judge(copies).verdict).toBe('contradicted')
  })

  test('another value of another occasion disputes nothing', () => {
    const rest = (volume: string, share: string) => ({
      rest: `当日成交${volume}，换手率${share}。`,
    })
    const close = (side: 'for' | 'against', id: string, price: string, given: object) =>
      found(side, id, `青芜股份当日收于${price}。`, { value: price, ...given })
    const first = close('for', 'a', '12.3元', rest('3亿元', '2.1%'))
    const nextDay = close('against', 'b', '13.1元', rest('4亿元', '3.5%'))
    const sameDay = close('against', 'c', '13.1元', rest('3亿元', '2.1%'))
    expect(judge([first, nextDay]).verdict).toBe('supported')
    expect(judge([first, sameDay]).verdict).toBe('disputed')
  })

  test('an article that says both supports', () => {
    const both = [theirs('a'), ours('a', { held: 0.9 })]
    expect(judge(both)).toMatchObject({ verdict: 'supported', shown: [both[1]] })
    const plainlyNot = [theirs('a'), ours('a', { held: 0.8 })]
    expect(judge(plainlyNot)).toMatchObject({ verdict: 'contradicted', shown: [plainlyNot[0]] })
  })
})

describe('what is shown', () => {
  test('is the newest first, the undated last, and no more than three', () => {
    const told = [
      ours('old', dated('2022-01-01')),
      ours('none', dated(null)),
      ours('new', dated('2024-01-01')),
      ours('newest', dated('2025-01-01')),
    ]
    expect(ids(judge(told).shown)).toEqual(['new', 'old', 'none'])
  })

  test('of a dispute is from both sides', () => {
    const told = [ours('a'), ours('b'), ours('c'), theirs('d'), theirs('e'), theirs('f')]
    const { shown } = judge(told)
    expect(shown.map(({ stance }) => stance.side)).toEqual(['for', 'for', 'against', 'against'])
  })

  test('is each article once', () => {
    expect(ids(judge([ours('a'), ours('a'), ours('b')]).shown)).toEqual(['a', 'b'])
  })
})
