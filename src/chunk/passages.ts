import type { Span } from '../domain/index.js'
import { isDigit } from '../text/characters.js'
import { cutMarks } from '../text/clauses.js'
import { sentences } from '../text/sentences.js'

/** Longest passage, in UTF-16 code units. */
const longest = 320

/** Must change whenever `passages` cuts differently: an index stores it. */
export const chunkingName = `sentences-${longest}-2`

/**
 * Splits a text into passages: whole sentences, as many as fit, in order and without overlaps. Only a sentence longer
 * than a passage is cut, at a comma or semicolon if it has one.
 */
export function passages(text: string): Span[] {
  const found: Span[] = []
  let current: Span | null = null
  for (const sentence of sentences(text)) {
    for (const part of splitLong(text, sentence)) {
      if (current && part.end - current.start <= longest) current.end = part.end
      else {
        if (current) found.push(current)
        current = { ...part }
      }
    }
  }
  if (current) found.push(current)
  return found
}

function splitLong(text: string, sentence: Span): Span[] {
  const parts: Span[] = []
  let start = sentence.start
  while (sentence.end - start > longest) {
    const end = cutBefore(text, start, start + longest)
    parts.push({ start, end })
    start = end
  }
  parts.push({ start, end: sentence.end })
  return parts
}

/** Returns the last offset between the two at which a sentence may be cut, after a mark if there is one. */
function cutBefore(text: string, start: number, limit: number): number {
  for (const marks of cutMarks) {
    for (let at = limit - 1; at > start + longest / 4; at--) {
      if (marks.includes(text.charAt(at)) && !isInsideNumber(text, at)) return at + 1
    }
  }
  for (let at = limit; at > start; at--) {
    if (!isInsideWord(text, at) && !isLowSurrogate(text.charCodeAt(at))) return at
  }
  // For one number or word longer than a passage, the only rule left is not to split a character.
  return isLowSurrogate(text.charCodeAt(limit)) ? limit - 1 : limit
}

function isInsideNumber(text: string, at: number): boolean {
  return isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1))
}

/** Decides whether a cut before `at` would split a word, or a number with its point, comma or percent sign. */
function isInsideWord(text: string, at: number): boolean {
  return wordPart.test(text.charAt(at - 1)) && wordPart.test(text.charAt(at))
}

const wordPart = /[\w.,，．%％０-９]/

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}
