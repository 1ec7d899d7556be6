import type { Span } from '../domain/index.js'
import { cutMarks } from '../text/clauses.js'
import { sentences } from '../text/sentences.js'
import { LONGEST_STRETCH } from './features.js'
import { LONGEST_SPAN } from './logits.js'

/**
 * Minimum and maximum distance from the start of a stretch to the start of the next, so that every possible span is
 * whole in one of them.
 */
const LEAST_STEP = 80
const LONGEST_STEP = 140
if (LONGEST_STRETCH - 1 - LONGEST_STEP < LONGEST_SPAN) throw new RangeError('a span could be cut')

/**
 * Splits a text into stretches that can be read, in order. Each overlaps the next and begins where a sentence begins,
 * or within a long sentence where a clause begins. Together they cover the text; an empty text has none.
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

/** Returns the offset, or the one before it if it would split a character of two code units. */
function unhalved(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at
}
