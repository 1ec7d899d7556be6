import fc from 'fast-check'
import { expect, test } from 'vitest'
import { piecesOf } from '../../../src/web/pages/marked-text.js'

const text = fc.string({
  minLength: 1,
  maxLength: 60,
  unit: fc.constantFrom('云', '岭', '。', '\n', 'a', ' '),
})
/** A stretch of at least one character. */
const spans = (length: number) =>
  fc
    .tuple(fc.nat(length - 1), fc.nat(length - 1))
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 }))

test('the pieces of all paragraphs are the text, and exactly the quote and the damage are marked', () => {
  const made = text.chain((text) =>
    fc.record({
      text: fc.constant(text),
      quote: fc.option(spans(text.length)),
      damage: fc
        .array(spans(text.length), { maxLength: 3 })
        .map((all) => all.map((span) => ({ ...span, kind: 'gap' }))),
    }),
  )
  fc.assert(
    fc.property(made, ({ text, quote, damage }) => {
      const apart = damage.filter(
        (span, n) =>
          !damage.slice(0, n).some((other) => span.start < other.end && other.start < span.end),
      )
      const marked = Array.from(text, () => ({ isQuoted: false, isDamaged: false }))
      let firsts = 0
      for (const { start, end, pieces } of piecesOf({ text, damage: apart }, quote)) {
        expect(pieces.map((piece) => piece.text).join('')).toBe(text.slice(start, end))
        let at = start
        for (const piece of pieces) {
          if (piece.isFirst) firsts++
          for (const end = at + piece.text.length; at < end; at++) {
            marked[at] = { isQuoted: piece.isQuoted, isDamaged: piece.isDamaged }
          }
        }
      }
      for (const [at, marks] of marked.entries()) {
        if (text[at] === '\n') continue
        const within = ({ start, end }: { start: number; end: number }) => start <= at && at < end
        expect([at, marks]).toEqual([
          at,
          { isQuoted: quote !== null && within(quote), isDamaged: apart.some(within) },
        ])
      }
      expect(firsts).toBeLessThanOrEqual(1)
    }),
  )
})
