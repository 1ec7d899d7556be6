import type { Citation } from '../../domain/index.js'
import { fold, foldCompact } from '../../text/fold.js'
import { figurePlaces, misplacedFigure, newFigure } from './figures.js'
import { formFault } from './form.js'
import { type Grounds, groundsOf } from './grounds.js'
import { namesSetApart, taggedNames } from './names.js'
import { stanceFault } from './stance.js'
import { newWords, shareHeld } from './wording.js'

/** Measured in docs/decisions/0010: sentences made of their quotes lie above, others below. */
const leastShare = 0.6
/** A sentence that needs more quotes than this is an essay. */
const mostQuotes = 4

/** What is wrong with a sentence that is said to rest on these quotes; null where nothing is. */
export function sentenceFault(text: string, quotes: readonly string[]): string | null {
  const form = formFault(text)
  if (form) return form
  const grounds = groundsOf(quotes)
  const folded = fold(text)
  const compact = foldCompact(text)
  if (shareHeld(compact, grounds) < leastShare) return 'not what the quotes say'
  const figure = newFigure(folded, grounds)
  if (figure) return `“${figure}” stands in no quote`
  const name = newName(folded, grounds)
  if (name !== null) return `“${name}” stands in no quote`
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

/** The first of two names of one clause that no quote has in this order: 甲胜乙 does not say 乙胜甲. */
function misplacedName(folded: string, { quotes }: Grounds): string | null {
  for (const clause of folded.split(/[,;。!]/)) {
    const names = taggedNames(clause).map(({ text }) => text)
    for (let i = 1; i < names.length; i++) {
      const [first, second] = [names[i - 1] ?? '', names[i] ?? '']
      const isSo = quotes.some(({ compact }) => {
        const at = compact.indexOf(first)
        return at >= 0 && compact.indexOf(second, at + 1) >= 0
      })
      if (!isSo) return second
    }
  }
  return null
}

/**
 * The quotes that a sentence really rests on: each of those named that says all of it, else all of them
 * together. Empty where the sentence must not be shown.
 */
export function supportOf(text: string, named: readonly Citation[]): Citation[] {
  const alone = named.filter(({ quote }) => sentenceFault(text, [quote]) === null)
  if (alone.length > 0) return alone
  if (named.length < 2 || named.length > mostQuotes) return []
  const together = named.map(({ quote }) => quote)
  return sentenceFault(text, together) === null ? [...named] : []
}

/** Whether a short answer stands whole in one of the quotes. */
export function standsIn(short: string, quotes: readonly string[]): boolean {
  const compact = foldCompact(short)
  const grounds = groundsOf(quotes)
  return (
    compact !== '' &&
    formFault(short) === null &&
    grounds.hold(compact) &&
    newFigure(fold(short), grounds) === null
  )
}
