import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { terms } from '../../../src/text/tokens.js'
import { articleText } from './generated-text.js'

describe('terms', () => {
  test.each([
    ['光机电', ['光机', '机电']],
    ['第1,000台CNC', ['第', '1,000', '台', 'cnc']],
    ['3.14，2', ['3.14', '2']],
    ['SMT产线', ['smt', '产线']],
    ['！？…', []],
  ])('%s', (text, expected) => {
    expect(terms(text)).toEqual(expected)
  })

  test('hold every letter, digit and Han character, and nothing else', () => {
    fc.assert(
      fc.property(articleText, (text) => {
        const held = new Set(terms(text).join(''))
        const letters = text.toLowerCase().match(/[\u4e00-\u9fffa-z0-9]/g) ?? []
        for (const letter of letters) expect(held).toContain(letter)
        for (const character of held) expect(character).toMatch(/[\u4e00-\u9fffa-z0-9.,]/)
      }),
    )
  })
})
