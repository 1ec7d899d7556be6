import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  applyEdits,
  type Edit,
  offsetOfOrigin,
  originAt,
  type SourceText,
  sourceText,
} from '../../../src/ingest/source-text.js'

/** Edits in order that do not overlap, for a text of the given length. */
const editsFor = (length: number): fc.Arbitrary<Edit[]> =>
  fc.array(fc.tuple(fc.nat(length), fc.nat(4), fc.string({ maxLength: 4 }))).map((raw) => {
    const edits: Edit[] = []
    let at = 0
    for (const [start, size, insert] of raw.sort((a, b) => a[0] - b[0])) {
      if (start < at) continue
      at = Math.min(length, start + size)
      edits.push({ start, end: at, insert })
    }
    return edits
  })

const textWithEdits = fc
  .string({ unit: 'binary', maxLength: 40 })
  .chain((text) => fc.tuple(fc.constant(text), editsFor(text.length), fc.nat(1000)))

/** The same by hand: a list of characters, each with its origin. */
function naive(text: string, base: number, edits: readonly Edit[]): [string, number][] {
  const characters: [string, number][] = text.split('').map((each, i) => [each, base + i])
  for (const { start, end, insert } of [...edits].reverse()) {
    const first = base + start
    const replaced: [string, number][] = insert
      .split('')
      .map((each, i) => [each, insert.length === end - start ? first + i : first])
    characters.splice(start, end - start, ...replaced)
  }
  return characters
}

const pairs = (source: SourceText): [string, number][] =>
  source.text.split('').map((each, i) => [each, originAt(source, i)])

describe('a source text', () => {
  test('knows after edits where each character came from', () => {
    fc.assert(
      fc.property(textWithEdits, ([text, edits, base]) => {
        const edited = applyEdits(sourceText(text, base), edits)
        expect(pairs(edited)).toEqual(naive(text, base, edits))
      }),
    )
  })

  test('edited twice still points into the file, and never backwards', () => {
    const twice = textWithEdits.chain(([text, edits]) => {
      const edited = applyEdits(sourceText(text), edits)
      return fc.tuple(fc.constant(text), fc.constant(edited), editsFor(edited.text.length))
    })
    fc.assert(
      fc.property(twice, ([text, edited, more]) => {
        let last = 0
        for (const [, origin] of pairs(applyEdits(edited, more))) {
          expect(origin).toBeGreaterThanOrEqual(last)
          // What is appended behind the end has no place: it stands one past the last character.
          expect(origin).toBeLessThanOrEqual(text.length + 1)
          last = origin
        }
      }),
    )
  })

  test('finds the first offset at or after an origin', () => {
    fc.assert(
      fc.property(textWithEdits, fc.nat(60), ([text, edits, base], a) => {
        const edited = applyEdits(sourceText(text, base), edits)
        const all = pairs(edited)
        const wanted = base + a
        const found = all.findIndex(([, origin]) => origin >= wanted)
        expect(offsetOfOrigin(edited, wanted)).toBe(found < 0 ? all.length : found)
      }),
    )
  })
})
