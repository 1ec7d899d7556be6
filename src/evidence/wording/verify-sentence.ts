import { clauseMarks } from '../../text/clauses.js'
import { fold, foldCompact } from '../../text/fold.js'
import { negation } from '../../text/negation.js'
import { exchangedNoun, gluedName, mixedName, turnedPassive } from './exchanged-roles.js'
import { figurePlaces, newFigure } from './figures.js'
import { formFault } from './form.js'
import type { SentenceGrounds } from './grounds.js'
import { type Grounds, groundsOf } from './grounds.js'
import { misplacedDate } from './misplaced-dates.js'
import { misplacedFigure } from './misplaced-values.js'
import { stanceFault } from './modality.js'
import { rightComparisons } from './right-comparisons.js'
import { newName, newWords, shareHeld } from './wording.js'

/** What is wrong with a sentence. */
export interface SentenceFault {
  kind: 'form' | 'figure' | 'name' | 'word' | 'place' | 'stance' | 'topic'
  /** The faulty part of the sentence, or what is wrong with it. */
  what: string
}

/**
 * The least share of a sentence's pairs of characters that its quotes must have; below it, it is about something else.
 */
const leastShare = 0.4

/** Returns what is wrong with a sentence that claims to rest on quotes; null if nothing is. */
export function sentenceFault(text: string, grounds: SentenceGrounds): SentenceFault | null {
  const form = formFault(text, grounds.quotes)
  if (form) return { kind: 'form', what: form }
  const folded = fold(text)
  const compact = foldCompact(text)
  const figure = newFigure(folded, grounds.quotes)
  if (figure) return { kind: 'figure', what: figure }
  const name = newName(folded, grounds.named)
  if (name !== null) return { kind: 'name', what: name }
  if (!isAbout(text, grounds)) return { kind: 'topic', what: text }
  const compared = rightComparisons(folded)
  const [word] = newWords(compact, grounds, figurePlaces(compact)).filter(
    (each) => !compared.some((right) => right.includes(each)),
  )
  if (word) return { kind: 'word', what: word }
  const misplaced =
    misplacedFigure(folded, grounds.whole) ??
    misplacedDate(folded, grounds.whole) ??
    exchangedNoun(folded, grounds.whole) ??
    gluedName(folded, grounds.whole) ??
    mixedName(folded, grounds.whole) ??
    turnedPassive(folded, grounds.whole)
  if (misplaced) return { kind: 'place', what: misplaced }
  const stance = stanceFault(compact, grounds.whole)
  return stance === null ? null : { kind: 'stance', what: stance }
}

/** Decides whether a sentence shares enough with its quotes to be about the same thing. */
export function isAbout(text: string, { quotes, asked }: SentenceGrounds): boolean {
  return shareHeld(foldCompact(text), quotes, asked) >= leastShare
}

/** Decides whether a short answer is whole in one of the quotes. */
export function standsIn(short: string, quotes: readonly string[]): boolean {
  const compact = foldCompact(short)
  return (
    compact !== '' &&
    quotes.some((quote) => {
      const grounds = groundsOf([quote])
      return (
        formFault(short, grounds) === null &&
        grounds.hold(compact) &&
        !isNegated(compact, grounds) &&
        newFigure(fold(short), grounds) === null
      )
    })
  )
}

/** A negation, and at most one character after it. */
const negatedNext = new RegExp(`${negation.source}[^${clauseMarks}]?$`)

/** Decides whether a text follows a negation each time it occurs: 开工 in 尚未开工. */
function isNegated(compact: string, { quotes }: Grounds): boolean {
  const befores = quotes.flatMap((quote) => quote.compact.split(compact).slice(0, -1))
  return befores.length > 0 && befores.every((before) => negatedNext.test(before))
}
