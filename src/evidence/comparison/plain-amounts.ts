import type { Span } from '../../domain/index.js'
import { dates } from '../../text/dates.js'
import { leadingToAmount } from '../../text/lexicon/change.js'
import { type Quantity, quantities } from '../../text/quantities.js'
import type { ReadText } from '../../text/read-text.js'
import { type Word, words } from '../../text/segment.js'
import { isBeforeChange } from '../rival-values.js'
import { blanked, certaintyOf, clauseAround, isNegated } from './statement.js'

/** What is said, or asked, of one amount: its words apart from the amount. */
export interface OfAmount {
  folded: string
  content: string[]
}

/**
 * The amounts of a sentence that stand there with the same words in the same order: in 维珍银河营收190万美元，净亏损1.344亿美元 the second for
 * 维珍银河净亏损多少. Nothing may stand beside the amount that is not said, nor another name or day before it; what was before a
 * change is left out.
 * @param before what else says whom the sentence is about: its title, folded
 */
export function plainAmounts(said: OfAmount, sentence: ReadText, before: string): Quantity[] {
  const { folded } = sentence
  const amounts = amountsOf(folded)
  const masked = blanked(folded, amounts)
  const isSaidToo = (mark: string) => said.folded.includes(mark)
  return amounts.filter((amount) => {
    const clause = clauseAround(folded, amount)
    const ahead = masked.slice(0, clause.start)
    const head = contentOf(masked.slice(clause.start, amount.start))
    if (head.length === 0 || !isWithin(head, said.content)) return false
    const own = [...contentOf(ahead), ...head, ...contentOf(masked.slice(amount.end, clause.end))]
    const isTold =
      isWithin(said.content, own) ||
      (marksIn(masked).every(isSaidToo) && isToldWith(contentOf(before), own, said.content))
    const isItsOwn =
      marksIn(head.join(' ')).length > 0 ||
      marksIn(behindLast(ahead, said.content)).every(isSaidToo)
    return (
      isTold &&
      isItsOwn &&
      !isSaidOtherwise(said.folded, folded, clause) &&
      !isBeforeChange(said.folded, sentence, amount)
    )
  })
}

/** One is denied, or only planned, and the other is not. */
function isSaidOtherwise(claim: string, sentence: string, clause: Span): boolean {
  const own = sentence.slice(clause.start, clause.end)
  const arePlans = [claim, sentence].map((each) => certaintyOf(each) === 'planned')
  return isNegated(claim) !== isNegated(own) || arePlans[0] !== arePlans[1]
}

/** The amounts of a text that are no part of a date; beside others 一笔 counts nothing. */
export function amountsOf(text: string): Quantity[] {
  const days = dates(text)
  const amounts = quantities(text).filter(
    ({ start, end }) => !days.some((day) => day.start < end && day.end > start),
  )
  const counting = amounts.filter(
    ({ start, end }) => !/^一\p{Script=Han}$/u.test(text.slice(start, end)),
  )
  return counting.length > 0 ? counting : amounts
}

const empty = /^[pcdryqwu]/
/** What only says that an amount follows, or how near it is: what compares amounts compares their bounds. */
const leading = new Set(leadingToAmount)

/** The words of a text that say something, folded, in their order. */
export function contentOf(text: string): string[] {
  return words(text)
    .filter(
      ({ text: word, tag }) => /[\p{L}\p{N}]/u.test(word) && !empty.test(tag) && !leading.has(word),
    )
    .map(({ text: word }) => word)
}

/** Names and days of a text, as they stand there. */
function marksIn(text: string): string[] {
  const isName = ({ text: word, tag }: Word) => word.length > 1 && /^(?:n[rstz]|eng)/.test(tag)
  const days = dates(text).map(({ start, end }) => text.slice(start, end))
  return [
    ...words(text)
      .filter(isName)
      .map((word) => word.text),
    ...days,
  ]
}

/** What of a text stands behind the last of some words. */
function behindLast(text: string, some: readonly string[]): string {
  return text.slice(Math.max(0, ...some.map((word) => text.lastIndexOf(word) + word.length)))
}

/** Whether words stand among those of a sentence in the same order, but for some that its title has. */
function isToldWith(title: readonly string[], own: readonly string[], some: readonly string[]) {
  const rest = some.filter((word) => own.includes(word) || !title.includes(word))
  return rest.length > 0 && isWithin(rest, own)
}

/** Whether words stand among others in the same order. */
function isWithin(some: readonly string[], all: readonly string[]): boolean {
  let n = 0
  for (const word of all) if (word === some[n]) n++
  return n === some.length
}
