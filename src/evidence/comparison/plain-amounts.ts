import type { Span } from '../../domain/index.js'
import { blanked } from '../../text/blanked.js'
import { dates } from '../../text/dates.js'
import { leadingToAmount } from '../../text/lexicon/statements/change.js'
import { type Quantity, quantities } from '../../text/quantities.js'
import type { ReadText } from '../../text/read-text.js'
import { type Word, words } from '../../text/segment.js'
import { isBeforeChange } from '../rival-values.js'
import { certaintyOf, clauseAround, isNegated } from './statement.js'

/** What is said or asked about one amount: its words without the amount. */
export interface OfAmount {
  folded: string
  content: string[]
}

/**
 * Returns the amounts that the sentence states with the same words in the same order: for 维珍银河净亏损多少, the second in
 * 维珍银河营收190万美元，净亏损1.344亿美元. The amount must have no words before it in its clause that are not in `said`, and no other
 * name or day before that. Values before a change are left out.
 * @param before the sentence's title, folded, which may also name its subject
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
    const isStated =
      isWithin(said.content, own) ||
      (marksIn(masked).every(isSaidToo) && isStatedWith(contentOf(before), own, said.content))
    const isItsOwn =
      marksIn(head.join(' ')).length > 0 ||
      marksIn(behindLast(ahead, said.content)).every(isSaidToo)
    return (
      isStated &&
      isItsOwn &&
      !isSaidOtherwise(said.folded, folded, clause) &&
      !isBeforeChange(said.folded, sentence, amount)
    )
  })
}

/** Decides whether one is negated or only planned and the other is not. */
function isSaidOtherwise(claim: string, sentence: string, clause: Span): boolean {
  const own = sentence.slice(clause.start, clause.end)
  const arePlans = [claim, sentence].map((each) => certaintyOf(each) === 'planned')
  return isNegated(claim) !== isNegated(own) || arePlans[0] !== arePlans[1]
}

/** Returns the amounts of a text that are not part of a date; if there are others, 一笔 does not count. */
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
/** Words that only introduce an amount, or say how near it is: bounds are compared with the amounts. */
const leading = new Set(leadingToAmount)

/** Returns the content words of a text, folded, in order. */
export function contentOf(text: string): string[] {
  return words(text)
    .filter(
      ({ text: word, tag }) => /[\p{L}\p{N}]/u.test(word) && !empty.test(tag) && !leading.has(word),
    )
    .map(({ text: word }) => word)
}

/** Returns the names and days of a text, as written there. */
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

/** Returns the part of a text after the last occurrence of any of the words. */
function behindLast(text: string, some: readonly string[]): string {
  return text.slice(Math.max(0, ...some.map((word) => text.lastIndexOf(word) + word.length)))
}

/** Decides whether words occur in a sentence in the same order, apart from some that its title has. */
function isStatedWith(title: readonly string[], own: readonly string[], some: readonly string[]) {
  const rest = some.filter((word) => own.includes(word) || !title.includes(word))
  return rest.length > 0 && isWithin(rest, own)
}

/** Decides whether all of `some` occur in `all` in the same order. */
function isWithin(some: readonly string[], all: readonly string[]): boolean {
  let n = 0
  for (const word of all) if (word === some[n]) n++
  return n === some.length
}
