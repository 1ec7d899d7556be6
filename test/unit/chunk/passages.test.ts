import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { passages } from '../../../src/chunk/passages.js'
import { sentences } from '../../../src/text/sentences.js'
import { articleText } from '../text/generated-text.js'

const longest = 320
const halfPair = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/
const cut = (text: string) => passages(text).map(({ start, end }) => text.slice(start, end))

describe('passages', () => {
  test('hold as many whole sentences as fit', () => {
    const sentence = `${'煤'.repeat(99)}。`
    expect(cut(sentence.repeat(7)).map((each) => each.length)).toEqual([300, 300, 100])
  })

  test('a sentence that is too long is cut behind a mark', () => {
    const text = `${'山'.repeat(200)}；${'水'.repeat(200)}。`
    expect(cut(text)).toEqual([`${'山'.repeat(200)}；`, `${'水'.repeat(200)}。`])
  })

  test.each(['1,234,567', '１２，３４５．６７', '3.14159%', '98％', 'ABC123'])(
    '%s is never parted',
    (number) => {
      for (let before = longest - number.length - 2; before <= longest + 1; before++) {
        const parts = cut(`${'山'.repeat(before)}${number}${'水'.repeat(200)}`)
        expect(parts.filter((part) => part.includes(number))).toHaveLength(1)
      }
    },
  )

  test('a surrogate pair is never parted, and does not make a passage too long', () => {
    for (const shift of [0, 1]) {
      const text = '山'.repeat(shift) + '𠮷'.repeat(longest)
      for (const part of cut(text)) {
        expect(part.length).toBeLessThanOrEqual(longest)
        expect(part).not.toMatch(halfPair)
      }
    }
  })

  test('a number longer than a passage is cut, since it must be', () => {
    expect(cut('9'.repeat(1000)).map((part) => part.length)).toEqual([320, 320, 320, 40])
  })

  test('are in order, short enough, whole in their numbers and hold every sentence', () => {
    fc.assert(
      fc.property(articleText, (text) => {
        let at = 0
        for (const { start, end } of passages(text)) {
          expect(text.slice(at, start)).toMatch(/^\s*$/)
          expect(end - start).toBeLessThanOrEqual(longest)
          expect(text.slice(start, end)).not.toMatch(halfPair)
          expect(/\d[.,]?$/.test(text.slice(start, end)) && /^\d/.test(text.slice(end))).toBe(false)
          at = end
        }
        expect(text.slice(at)).toMatch(/^\s*$/)
      }),
    )
  })

  test('part only sentences that do not fit', () => {
    fc.assert(
      fc.property(articleText, (text) => {
        const found = passages(text)
        for (const { start, end } of sentences(text)) {
          if (end - start > longest) continue
          expect(found.filter((p) => p.start <= start && end <= p.end)).toHaveLength(1)
        }
      }),
    )
  })
})
