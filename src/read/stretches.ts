import type { Span } from '../domain/index.js'
import { cutMarks } from '../text/clauses.js'
import { sentences } from '../text/sentences.js'
import { LONGEST_STRETCH } from './features.js'
import { LONGEST_SPAN } from './logits.js'

/** How far after a stretch the next one begins: so that whatever could be a span stands in one of them as a whole. */
const LEAST_STEP = 80
const LONGEST_STEP = 140
if (LONGEST_STRETCH - 1 - LONGEST_STEP < LONGEST_SPAN) throw new RangeError('a span could be cut')

/**
 * A text in stretches that can be read, in order: each overlaps the next, and begins where a sentence does, or within
 * a long one where a clause does. Together they cover the text; none for an empty one.
 */
export function stretchesOf(text: string): Span[] {
  const found: Span[] = []
  if (text.length === 0) return found
  const starts = text.length > LONGEST_STRETCH ? sentences(text).map(({ start }) => start) : []
  let start = 0
  while (text.length - start > LONGEST_STRETCH) {
    found.push({ start, end: unhalved(text, start + LONGEST_STRETCH) })
    start = nextStart(text, start, starts)
  }
  found.push({ start, end: text.length })
  return found
}

function nextStart(text: string, start: number, starts: readonly number[]): number {
  const [from, to] = [start + LEAST_STEP, start + LONGEST_STEP]
  const sentence = starts.findLast((each) => each > from && each <= to)
  if (sentence !== undefined) return sentence
  for (const marks of cutMarks) {
    for (let at = to; at > from; at--) if (marks.includes(text.charAt(at - 1))) return at
  }
  return unhalved(text, to)
}

/** The offset itself, or the one before where a character of two code units would be cut in half. */
function unhalved(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at
}
