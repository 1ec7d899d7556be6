import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, foldCompact } from '../../../src/text/fold.js'
import { anyText, articleText } from './generated-text.js'

describe('fold', () => {
  test.each([
    ['ＡＢＣ１２３', 'abc123'],
    ['太原新聞網', '太原新闻网'],
    ['“引号”「引號」', '"引号""引号"'],
    ['2024—2035', '2024-2035'],
    ['卡尔·李・王•赵', '卡尔·李·王·赵'],
    ['42％，', '42%,'],
    ['隨著發展', '随着发展'],
    ['著名作家的著作', '著名作家的著作'],
  ])('%s is compared as %s', (text, expected) => {
    expect(fold(text)).toBe(expected)
  })

  test('foldCompact leaves out white space', () => {
    expect(foldCompact('注塑機 485\u3000台\n')).toBe('注塑机485台')
  })

  test('every code unit keeps its place and folds to what does not fold further', () => {
    const changed: string[] = []
    for (let code = 0; code < 0x10000; code++) {
      const folded = fold(String.fromCharCode(code))
      // 薴 stands for itself where 苧 does not: the conversion tables run in a circle there.
      if (folded.length !== 1 || (fold(folded) !== folded && code !== 0x85b4)) {
        changed.push(code.toString(16))
      }
    }
    expect(changed).toEqual([])
  })

  test('keeps the length and is idempotent', () => {
    fc.assert(
      fc.property(fc.oneof(articleText, anyText), (text) => {
        const folded = fold(text)
        expect(folded).toHaveLength(text.length)
        expect(fold(folded)).toBe(folded)
      }),
    )
  })
})
