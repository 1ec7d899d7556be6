import fc from 'fast-check'
import { expect, test } from 'vitest'
import { termsMarked } from '../../../src/web/pages/corpus/terms-marked.js'

const markedIn = (text: string, terms: string[]) =>
  termsMarked(text, terms).flatMap(({ text: piece, isTerm }) => (isTerm ? [piece] : []))

test('terms are marked in either script and case, and those that overlap are one', () => {
  expect(markedIn('青禾市图书馆的新馆，叫Qinghe图书馆', ['图书', '书馆', 'qinghe'])).toEqual([
    '图书馆',
    'Qinghe图书馆',
  ])
  expect(markedIn('青禾市圖書館', ['图书', '书馆'])).toEqual(['圖書館'])
  expect(markedIn('青禾市', ['图书', ''])).toEqual([])
})

test('nothing of a text is lost or twice, and all that is marked holds a term', () => {
  const letters = fc.string({
    unit: fc.constantFrom('a', 'b', 'A', '馆', '館', 'İ'),
    maxLength: 30,
  })
  fc.assert(
    fc.property(
      letters,
      fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '馆'), maxLength: 3 })),
      (text, terms) => {
        const pieces = termsMarked(text, terms)
        expect(pieces.map((each) => each.text).join('')).toBe(text)
        for (const { text: piece, isTerm } of pieces) {
          expect(piece).not.toBe('')
          if (isTerm) {
            const simple = piece.toLowerCase().replaceAll('館', '馆')
            expect(terms.some((term) => term !== '' && simple.includes(term))).toBe(true)
          }
        }
      },
    ),
  )
})
