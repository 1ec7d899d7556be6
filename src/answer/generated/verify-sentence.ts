import type { Citation, Span } from '../../domain/index.js'
import { fold, foldCompact } from '../../text/fold.js'
import { figurePlaces, misplacedFigure, newFigure } from './figures.js'
import { formFault } from './form.js'
import { type Grounds, groundsOf } from './grounds.js'
import { namesSetApart, taggedNames } from './names.js'
import { hasNeighbour } from './neighbours.js'
import { stanceFault } from './stance.js'
import { newWords, shareHeld } from './wording.js'

/** Measured in docs/decisions/0010: sentences made of their quotes lie above, others below. */
const leastShare = 0.6

/** What is wrong with a sentence that is said to rest on a quote; null where nothing is. */
export function sentenceFault(text: string, quote: string): string | null {
  const form = formFault(text)
  if (form) return form
  const grounds = groundsOf([quote])
  const folded = fold(text)
  const compact = foldCompact(text)
  if (shareHeld(compact, grounds) < leastShare) return 'not what the quote says'
  const figure = newFigure(folded, grounds)
  if (figure) return `“${figure}” is not in the quote`
  const name = newName(folded, grounds)
  if (name !== null) return `“${name}” is not in the quote`
  const [word] = newWords(compact, grounds, figurePlaces(compact))
  if (word) return `“${word}” is the model's own`
  const misplaced = misplacedFigure(folded, grounds) ?? misplacedName(folded, grounds)
  if (misplaced) return `“${misplaced}” is told of something else`
  return stanceFault(compact, grounds)
}

function newName(folded: string, grounds: Grounds): string | null {
  const names = [...taggedNames(folded).map(({ text }) => text), ...namesSetApart(folded)]
  return names.find((name) => !grounds.hold(name.replace(/\s/g, ''))) ?? null
}

/** The first name that stands elsewhere than in its quote: 甲胜乙 does not say 乙胜甲. */
function misplacedName(folded: string, { quotes }: Grounds): string | null {
  for (const { text, at } of taggedNames(folded)) {
    const here = { start: at, end: at + text.length }
    const stands = quotes.some(({ folded: quote }) => {
      const others = taggedNames(quote).filter((name) => name.text !== text)
      const places = placesOf(text, quote)
      // White space inside a name: it was found without.
      if (others.length === 0 || places.length === 0) return true
      return places.some((there) => hasNeighbour(folded, here, quote, there))
    })
    if (!stands) return text
  }
  return null
}

function placesOf(name: string, quote: string): Span[] {
  const places: Span[] = []
  for (let at = quote.indexOf(name); at >= 0; at = quote.indexOf(name, at + 1)) {
    places.push({ start: at, end: at + name.length })
  }
  return places
}

/**
 * The quotes that a sentence really rests on: each of those named that says all of it alone. A sentence
 * put together from several might tell of one what is told of the other.
 */
export function supportOf(text: string, named: readonly Citation[]): Citation[] {
  return named.filter(({ quote }) => sentenceFault(text, quote) === null)
}

/** Whether a short answer stands whole in one of the quotes. */
export function standsIn(short: string, quotes: readonly string[]): boolean {
  const compact = foldCompact(short)
  return (
    compact !== '' &&
    formFault(short) === null &&
    quotes.some((quote) => {
      const grounds = groundsOf([quote])
      return grounds.hold(compact) && newFigure(fold(short), grounds) === null
    })
  )
}
