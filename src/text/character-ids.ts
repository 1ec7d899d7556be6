import { fold } from './fold.js'

/** Ids that represent a line end, an unknown character, a digit and a letter in the character model. */
export const boundaryId = 0
export const unknownId = 1
export const digitId = 2
export const letterId = 3
export const firstCharacterId = 4

const curly = /[“”‘’]/g

/** Folds a text but keeps the direction of quotation marks; the length is that of `text`. */
export function modelText(text: string): string {
  const folded = fold(text)
  if (text.search(curly) < 0) return folded
  const units = [...folded.split('')]
  for (const { index } of text.matchAll(curly)) units[index] = text.charAt(index)
  return units.join('')
}

/**
 * Returns the ids of a text in its model form. A number or a Latin word gets one id as a whole: what matters for a
 * nearby character is that there is a number, and which unit follows it.
 */
export function idsOf(text: string, known: Uint16Array): Uint16Array {
  const ids = new Uint16Array(text.length)
  let length = 0
  let before = -1
  for (let i = 0; i < text.length; i++) {
    const id = known[text.charCodeAt(i)] ?? unknownId
    const isInside = before === id && (id === digitId || id === letterId)
    if (isInside || isSeparator(text, i, known)) continue
    ids[length++] = id
    before = id
  }
  return ids.subarray(0, length)
}

/** Decides whether a point or comma is inside a number. */
function isSeparator(text: string, at: number, known: Uint16Array): boolean {
  const mark = text.charAt(at)
  if (mark !== '.' && mark !== ',') return false
  return known[text.charCodeAt(at - 1)] === digitId && known[text.charCodeAt(at + 1)] === digitId
}

/** Builds a table from code units to ids for a vocabulary in the order of its ids. */
export function idTable(vocabulary: string): Uint16Array {
  const known = new Uint16Array(0x10000).fill(unknownId)
  for (const blank of '\n\r\t ') known[blank.charCodeAt(0)] = boundaryId
  for (let digit = 48; digit <= 57; digit++) known[digit] = digitId
  for (let letter = 97; letter <= 122; letter++) known[letter] = letterId
  for (let i = 0; i < vocabulary.length; i++) known[vocabulary.charCodeAt(i)] = firstCharacterId + i
  return known
}
