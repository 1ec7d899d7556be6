import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LONGEST_STRETCH } from '../../../src/read/features.js'
import { LONGEST_SPAN } from '../../../src/read/logits.js'
import { stretchesOf } from '../../../src/read/stretches.js'
import { sentences } from '../../../src/text/sentences.js'

const piece = fc.constantFrom(
  '大桥',
  '总投资18.5亿元',
  '，',
  '。',
  '；',
  '”',
  '\n',
  ' ',
  '😀',
  '𠮷',
  'km',
)
const text = fc.array(piece, { maxLength: 400 }).map((pieces) => pieces.join(''))

describe('stretchesOf', () => {
  test('covers all of a text, in order, in stretches that can be read', () => {
    fc.assert(
      fc.property(text, (all) => {
        let covered = 0
        for (const { start, end } of stretchesOf(all)) {
          expect(start).toBeLessThanOrEqual(covered)
          expect(end).toBeGreaterThan(covered)
          expect(end - start).toBeLessThanOrEqual(LONGEST_STRETCH)
          covered = end
        }
        expect(covered).toBe(all.length)
      }),
    )
  })

  test('halves no character, and no span that could be named', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.integer({ min: 1, max: LONGEST_SPAN }), (all, at, length) => {
        const found = stretchesOf(all)
        for (const { start, end } of found) {
          expect(Buffer.from(all.slice(start, end)).toString()).toBe(all.slice(start, end))
        }
        if (all === '') return
        const start = at % all.length
        const end = Math.min(all.length, start + length)
        expect(found.some((one) => one.start <= start && end <= one.end)).toBe(true)
      }),
    )
  })

  test('begins each stretch where a sentence begins, as far as there is one', () => {
    const all = '云岭大桥全长3.2公里，总投资18亿元。'.repeat(40)
    const starts = new Set(sentences(all).map(({ start }) => start))
    expect(stretchesOf(all).length).toBeGreaterThan(4)
    for (const { start } of stretchesOf(all)) expect(starts).toContain(start)
  })

  test('begins a stretch behind a mark within a sentence that is longer than one', () => {
    const all = '云岭大桥全长三公里，'.repeat(60)
    for (const { start } of stretchesOf(all).slice(1)) expect(all.charAt(start - 1)).toBe('，')
  })
})
