import { clauseMarks } from '../../text/clauses.js'
import { fold, foldCompact } from '../../text/fold.js'
import { negation } from '../../text/negation.js'
import { exchangedNoun, gluedName, mixedName, turnedPassive } from './exchanged-roles.js'
import { figurePlaces, newFigure } from './figures.js'
import { formFault } from './form.js'
import type { SentenceGrounds } from './grounds.js'
import { type Grounds, groundsOf } from './grounds.js'
import { misplacedDate, misplacedFigure, rightComparisons } from './misplaced-values.js'
import { stanceFault } from './modality.js'
import { newName, newWords, shareHeld } from './wording.js'

/** What is wrong with a sentence. */
export interface SentenceFault {
  kind: 'form' | 'figure' | 'name' | 'word' | 'place' | 'stance' | 'topic'
  /** What of the sentence it is, or what is wrong with that. */
  what: string
}

/** A sentence that has less in common with its quotes, as a share of its pairs of characters, says something else. */
const leastShare = 0.4

/** What is wrong with a sentence that is said to rest on quotes; null where nothing is. */
export function sentenceFault(text: string, told: SentenceGrounds): SentenceFault | null {
  const form = formFault(text, told.quotes)
  if (form) return { kind: 'form', what: form }
  const folded = fold(text)
  const compact = foldCompact(text)
  const figure = newFigure(folded, told.quotes)
  if (figure) return { kind: 'figure', what: figure }
  const name = newName(folded, told.named)
  if (name !== null) return { kind: 'name', what: name }
  if (!isAbout(text, told)) return { kind: 'topic', what: text }
  const compared = rightComparisons(folded)
  const [word] = newWords(compact, told, figurePlaces(compact)).filter(
    (each) => !compared.some((right) => right.includes(each)),
  )
  if (word) return { kind: 'word', what: word }
  const misplaced =
    misplacedFigure(folded, told.whole) ??
    misplacedDate(folded, told.whole) ??
    exchangedNoun(folded, told.whole) ??
    gluedName(folded, told.whole) ??
    mixedName(folded, told.whole) ??
    turnedPassive(folded, told.whole)
  if (misplaced) return { kind: 'place', what: misplaced }
  const stance = stanceFault(compact, told.whole)
  return stance === null ? null : { kind: 'stance', what: stance }
}

/** Whether a sentence has so much in common with its quotes that it is about what they are about. */
export function isAbout(text: string, { quotes, asked }: SentenceGrounds): boolean {
  return shareHeld(foldCompact(text), quotes, asked) >= leastShare
}

/** Whether a short answer stands whole in one of the quotes. */
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

/** A negation, and one character at most behind it. */
const negatedNext = new RegExp(`${negation.source}[^${clauseMarks}]?$`)

/** 开工 of 尚未开工: what stands behind a negation each time. */
function isNegated(compact: string, { quotes }: Grounds): boolean {
  const befores = quotes.flatMap((quote) => quote.compact.split(compact).slice(0, -1))
  return befores.length > 0 && befores.every((before) => negatedNext.test(before))
}
