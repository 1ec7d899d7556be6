import type { Span } from '../domain/index.js'
import { isDigit } from './characters.js'

const enders = new Set('。！？!?…')
const closers = new Set('”’」』）)】》"\'〉］]')
const breaks = new Set('\n\r\u2028\u2029')

/**
 * Splits a text into sentences, in order, as spans without the white space around them. A sentence ends after 。！？ and
 * the closing quotes or brackets that follow, after a Latin full stop followed by a space, and at every line end. Only
 * white space lies outside the spans.
 */
export function sentences(text: string): Span[] {
  const found: Span[] = []
  let start = 0
  let i = 0
  while (i < text.length) {
    const character = text.charAt(i)
    if (breaks.has(character)) {
      pushTrimmed(text, start, i, found)
      i++
      start = i
    } else if (endsSentence(text, i)) {
      i = afterClosers(text, i + 1)
      pushTrimmed(text, start, i, found)
      start = i
    } else {
      i = character === '…' ? afterDots(text, i) : i + 1
    }
  }
  pushTrimmed(text, start, text.length, found)
  return found
}

function endsSentence(text: string, at: number): boolean {
  const character = text.charAt(at)
  if (enders.has(character)) return !isEllipsisInside(text, at)
  if (character !== '.') return false
  const before = text.charCodeAt(at - 1)
  return /\s/.test(text.charAt(at + 1)) && !isDigit(before) && !/[A-Z]/.test(text.charAt(at - 1))
}

/** …… inside a sentence does not end it, unless a closing quote or bracket or a line end follows. */
function isEllipsisInside(text: string, at: number): boolean {
  if (text.charAt(at) !== '…') return false
  const next = afterDots(text, at)
  return next < text.length && !closers.has(text.charAt(next)) && !breaks.has(text.charAt(next))
}

function afterDots(text: string, from: number): number {
  let at = from
  while (text.charAt(at) === '…') at++
  return at
}

function afterClosers(text: string, from: number): number {
  let at = from
  while (at < text.length && (enders.has(text.charAt(at)) || closers.has(text.charAt(at)))) at++
  return at
}

function pushTrimmed(text: string, from: number, to: number, found: Span[]): void {
  let start = from
  let end = to
  while (start < end && /\s/.test(text.charAt(start))) start++
  while (end > start && /\s/.test(text.charAt(end - 1))) end--
  if (end > start) found.push({ start, end })
}
