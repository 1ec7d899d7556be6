import { describe, expect, test } from 'vitest'
import { groundsOf } from '../../../../src/evidence/wording/grounds.js'
import {
  isCovered,
  newName,
  newWords,
  shareHeld,
} from '../../../../src/evidence/wording/wording.js'
import { ReadText } from '../../../../src/text/read-text.js'

const quotes = groundsOf(['受寒潮影响，全市中小学周四停课一天，王建国局长要求做好防寒保暖。'])

describe('words of its own', () => {
  const own = (text: string, asked = '') =>
    newWords(new ReadText(text).compact, { quotes, around: quotes, asked }, () => false)

  test.each([
    ['全市中小学周四停课一天。'],
    ['周四全市中小学停课。'],
    ['王建国要求做好保暖。'],
    ['因为寒潮，全市的中小学停课了一天。'],
  ])('are none in %s', (text) => {
    expect(own(text)).toEqual([])
  })

  test.each([
    ['全市中小学周四放假。', '放假'],
    ['全市幼儿园停课。', '幼儿园'],
    ['寒潮造成严重损失。', '损失'],
  ])('in %s: %s', (text, word) => {
    expect(own(text).join()).toContain(word)
  })

  test('are not those of the question', () => {
    expect(own('全市幼儿园停课。', '幼儿园停课了吗')).toEqual([])
  })
})

describe('the share held', () => {
  const share = (text: string, asked = '') => shareHeld(new ReadText(text).compact, quotes, asked)

  test('is whole for a stretch of the quote, less in other words, and none for another matter', () => {
    expect(share('全市中小学周四停课')).toBe(1)
    expect(share('全市的中小学周四停课')).toBeLessThan(1)
    expect(share('全市的中小学周四停课')).toBeGreaterThan(0.5)
    expect(share('球队夺冠')).toBe(0)
    expect(share('球队夺冠', '球队夺冠')).toBe(1)
  })
})

describe('a character', () => {
  test('is covered with a neighbour of it, not alone', () => {
    expect(isCovered('停课', 0, quotes, '')).toBe(true)
    expect(isCovered('课停', 0, quotes, '')).toBe(false)
    expect(isCovered('课停', 0, quotes, '课停')).toBe(true)
  })
})

describe('a new name', () => {
  test.each([
    ['陈志强要求做好防寒保暖', '陈志强'],
    ['杭州中小学停课', '杭州'],
    ['《防寒手册》要求保暖', '防寒手册'],
  ])('in %s is %s', (text, name) => {
    expect(newName(new ReadText(text).folded, quotes)).toBe(name)
  })

  test.each(['王建国要求做好防寒保暖', '做好防寒保暖是王建国的要求', '局长要求停课'])(
    'is none in %s',
    (text) => {
      expect(newName(new ReadText(text).folded, quotes)).toBeNull()
    },
  )
})
