import type { Span } from '../domain/index.js'
import { isDigit, isWordCharacter } from '../text/characters.js'
import { sentences } from '../text/sentences.js'
import { LONGEST_SPAN } from './logits.js'

/** Maximum number of characters of a unit between a number and the dash after it. */
const LONGEST_UNIT = 3
/** Marks that belong to what comes before them. */
const partOfValue = new Set('%％‰#')
const pairs = new Map(
  ['《》', '“”', '‘’', '（）', '()', '【】', '「」', '『』', '〈〉', '[]'].map(pairOf),
)
const closers = new Map([...pairs].map(([opener, closer]) => [closer, opener]))

function pairOf(pair: string): [string, string] {
  return [pair.charAt(0), pair.charAt(1)]
}

/**
 * Returns a function that turns a span named by a network into one that can be shown: without white space and
 * punctuation around it, and not ending inside a number, a Latin word or a character. Brackets and quotation marks
 * inside it have their counterpart; a span begins or ends with one only for that reason. The function returns null for
 * a span that crosses sentences, cannot be made whole, or is empty.
 */
export function wholeSpans(text: string): (span: Span) => Span | null {
  const borders = sentences(text)
  return (span) => {
    const core = trimmed(text, unhalved(text, span))
    if (core === null) return null
    const whole = withCounterparts(text, unhalved(text, core))
    if (whole === null || whole.end - whole.start > LONGEST_SPAN) return null
    const within = borders.some(({ start, end }) => start <= whole.start && whole.end <= end)
    return within ? whole : null
  }
}

function trimmed(text: string, { start, end }: Span): Span | null {
  while (start < end && isEdge(text, start) && !isSign(text, start)) start++
  while (end > start && isEdge(text, end - 1) && !partOfValue.has(text.charAt(end - 1))) end--
  return start < end ? { start, end } : null
}

const edge = /[\s\p{P}\p{Cc}\p{Cf}\p{Co}]/u

function isEdge(text: string, at: number): boolean {
  return edge.test(text.charAt(at))
}

/** Decides whether a dash is a minus sign before a number rather than “to” after another: -12万元, but 5月-8月. */
function isSign(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LONGEST_UNIT), at)
  return (
    '-－−–'.includes(text.charAt(at)) &&
    isDigit(text.charCodeAt(at + 1)) &&
    !/[\d０-９a-z]/i.test(before)
  )
}

/** Extends a span over the rest of the number, word or character at its ends. */
function unhalved(text: string, { start, end }: Span): Span {
  while (isInside(text, start)) start--
  while (isInside(text, end)) end++
  return { start, end }
}

function isInside(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)]
  if (isWordLike(before)) {
    if (isWordLike(after)) return true
    return isDigit(before) && isPoint(text, at) && isDigit(text.charCodeAt(at + 1))
  }
  if (isPoint(text, at - 1)) return isDigit(text.charCodeAt(at - 2)) && isDigit(after)
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}

/** Includes full-width digits. */
function isWordLike(code: number): boolean {
  return isWordCharacter(code) || isDigit(code)
}

function isPoint(text: string, at: number): boolean {
  return at >= 0 && '.,．'.includes(text.charAt(at)) && text.charAt(at) !== ''
}

/** Extends a span to the marks just outside it that pair with those inside. Returns null if they are missing. */
function withCounterparts(text: string, { start, end }: Span): Span | null {
  const open: string[] = []
  for (let at = start; at < end; at++) {
    const mark = text.charAt(at)
    if (pairs.has(mark)) open.push(mark)
    const opener = closers.get(mark)
    if (opener === undefined) continue
    if (open.at(-1) === opener) open.pop()
    else if (open.length > 0 || text.charAt(start - 1) !== opener) return null
    else start--
  }
  while (open.length > 0) {
    if (text.charAt(end) !== pairs.get(open.pop() ?? '')) return null
    end++
  }
  return { start, end }
}
