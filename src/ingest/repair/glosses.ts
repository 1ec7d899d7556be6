import { pinyin } from '../../text/pinyin.js'
import { toSimplified } from '../../text/script.js'
import type { Edit } from '../source-text.js'
import type { Repair } from './repair.js'

// Readings are in lower case: 铵(AN) is a formula.
const letters = 'a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿê'
const reading = `[(（]([${letters}]{1,7})[)）]`
export const glossPattern = new RegExp(`([\\u3400-\\u9fff\\u3007])${reading}`, 'gu')
/** A gloss at the very beginning, whose character was lost. */
export const glossAtStart = new RegExp(`^${reading}`, 'u')

// A column may break a line anywhere: before the bracket or within the reading.
const lineBreak = '([^\\S\\n]{0,4}\\n\\s{0,8})?'
const inBrackets = new RegExp(`[(（]([${letters}]{0,7})${lineBreak}([${letters}]{0,7})[)）]`, 'gu')
const behindCharacter = /[\u3400-\u9fff\u3007]([^\S\n]{0,4}\n\s{0,8})?$/

/** Removes a reading in brackets after a Han character, 長(zhǎng), if it is one of the character's readings. */
export const glosses: Repair = {
  kind: 'gloss',
  find(text) {
    const edits: Edit[] = []
    for (const match of text.matchAll(inBrackets)) {
      const { index } = match
      const [whole, head = '', inside = '', tail = ''] = match
      const before = behindCharacter.exec(text.slice(Math.max(0, index - 14), index))
      if (!before || !isReadingOf(before[0].charAt(0), head + tail)) continue
      const between = before[1] ?? ''
      edits.push({
        start: index - between.length,
        end: index + whole.length,
        insert: between + inside,
      })
    }
    return { edits, damage: [] }
  },
}

const readings = new Map<string, Set<string>>()

/** Decides whether a reading, with or without its tone, is one of the character's readings in either script. */
export function isReadingOf(character: string, reading: string): boolean {
  let known = readings.get(character)
  if (!known) {
    known = new Set()
    for (const form of new Set([character, toSimplified(character)])) {
      for (const each of pinyin(form, { multiple: true, type: 'array' }))
        known.add(withoutTone(each))
    }
    readings.set(character, known)
  }
  return known.has(withoutTone(reading))
}

/** Removes the tone: glosses give the tone in the word, readings that of the single character: 一(yí), 不(bú). */
function withoutTone(reading: string): string {
  return reading
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC')
}
