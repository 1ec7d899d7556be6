import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tokenOffsets } from '../../../src/read/token-offsets.js'

const shown = (text: string, tokens: readonly string[]) =>
  tokenOffsets(text, tokens).map((place) => place && text.slice(place.start, place.end))

describe('tokenOffsets', () => {
  test('finds word pieces, and what follows one that is unknown', () => {
    const tokens = ['云', '[UNK]', '大', '桥', 'ip', '##hone', '18', '.', '5', '桥']
    expect(shown('云𠮷大桥 iPhone １８.５桥', tokens)).toEqual([
      ...['云', null, '大', '桥', 'iP', 'hone', '１８', '.', '５', '桥'],
    ])
  })

  test('finds the pieces of SentencePiece, and forms that have another length', () => {
    const tokens = ['▁', '大桥', '...', '▁Café', '½', '完']
    expect(shown('大桥… Café½完', tokens)).toEqual([null, '大桥', '…', 'Café', '½', '完'])
  })

  test('does not take a later place for an earlier one', () => {
    expect(shown('甲乙丙乙', ['乙', '丙'])).toEqual([null, '丙'])
    expect(shown('甲', ['甲', '甲'])).toEqual(['甲', null])
  })

  test('finds the bytes of byte-level tokens, halves of a character too', () => {
    // 桥 is E6 A1 A5, which is written æ ¡ ¥.
    expect(shown('a 桥', ['a', 'Ġæ', '¡¥'])).toEqual(['a', ' 桥', '桥'])
    expect(shown('ab', ['Ġa', 'b'])).toEqual(['a', 'b'])
  })

  test('stands within the text, in order, whatever the tokens', () => {
    const token = fc.constantFrom('云', '##云', '▁云', '[UNK]', 'a', 'Ġ', '1', '')
    const text = fc.array(fc.constantFrom('云', 'A', '１', ' ', '😀')).map((each) => each.join(''))
    fc.assert(
      fc.property(text, fc.array(token), (said, tokens) => {
        const places = tokenOffsets(said, tokens)
        expect(places.length).toBe(tokens.length)
        let before = 0
        for (const place of places) {
          if (place === null) continue
          expect(place.start).toBeGreaterThanOrEqual(before)
          expect(place.end).toBeLessThanOrEqual(said.length)
          before = place.start
        }
      }),
    )
  })
})
