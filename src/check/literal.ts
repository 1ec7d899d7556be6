import type { Hit, Span } from '../domain/index.js'
import { readSentence } from '../evidence/read-sentence.js'
import { fold } from '../text/fold.js'
import { sentences } from '../text/sentences.js'
import type { Found } from './found.js'

/** Finds whole sentences of articles that are the claim to the letter; they support it, however it is read. */
export function literalIn(hits: readonly Hit[], claim: string): Found[] {
  const seen = new Set<string>()
  return hits.flatMap((hit): Found[] => {
    const { article } = hit
    if (seen.has(article.id)) return []
    seen.add(article.id)
    const span = literalSpan(article.text, claim)
    const isWhole = span && !article.damage.some((each) => overlaps(each, span))
    if (!isWhole) return []
    const stance = { side: 'for', why: null, span: null, value: null } as const
    return [{ hit, sentence: readSentence(article, span), stance, how: { by: 'letter' } }]
  })
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/**
 * Returns where a text has the claim as one or more whole sentences; white space, width, case and the last mark are
 * ignored.
 */
export function literalSpan(text: string, claim: string): Span | null {
  const said = compact(claim)
  const whole = compact(text)
  if (said.letters === '' || !whole.letters.includes(said.letters)) return null
  const starts = new Set<number>()
  const ends = new Set<number>()
  for (const { start, end } of sentences(text)) {
    starts.add(firstAt(whole.places, start))
    ends.add(lastLetter(text, start, end))
  }
  for (let at = whole.letters.indexOf(said.letters); at >= 0; ) {
    const last = whole.places[at + said.letters.length - 1] ?? 0
    if (starts.has(at) && ends.has(last)) return { start: whole.places[at] ?? 0, end: last + 1 }
    at = whole.letters.indexOf(said.letters, at + 1)
  }
  return null
}

const mark = /[\s\p{P}]/u

/** Returns the offset of the last character of a sentence that is not a mark. */
function lastLetter(text: string, start: number, end: number): number {
  let at = end - 1
  while (at > start && mark.test(text.charAt(at))) at--
  return at
}

/** Returns the folded characters of a text, without white space and final marks, and the offset of each. */
function compact(text: string): { letters: string; places: number[] } {
  const folded = fold(text)
  const places: number[] = []
  for (let at = 0; at < folded.length; at++) if (!/\s/.test(folded.charAt(at))) places.push(at)
  while (places.length > 0 && mark.test(folded.charAt(places.at(-1) ?? 0))) places.pop()
  return { letters: places.map((at) => folded.charAt(at)).join(''), places }
}

/** Returns the index of the first of the ascending offsets that is not before `from`. */
function firstAt(places: readonly number[], from: number): number {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? 0) < from) low = middle + 1
    else high = middle
  }
  return low
}
