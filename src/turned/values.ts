import { isOpen } from '../question/asked-value.js'
import type { Question } from '../question/question.js'
import { datesAgree } from '../text/date-ranges.js'
import type { DateMention } from '../text/dates.js'
import type { Quantity } from '../text/quantities.js'
import { agree, sameDimension } from '../text/quantity-relations.js'
import { ReadText } from '../text/read-text.js'

/** A value or name as an article states it. */
export interface Stated {
  value: string
  /** The day of the article, YYYY-MM-DD: 昨天 is another day in each. */
  published: string | null
}

/**
 * How two statements about the same thing relate: the same value however it is written, one more or less exact than the
 * other included; another value of the same kind; or neither can be told.
 */
export type Relation = 'same' | 'other' | 'unclear'

/** What a text without an amount or a date is: a person's name, another name, or neither. */
export type Named = 'person' | 'name' | null

/** What a short answer to a question is, where it is no amount or date. */
export function namedBy(question: Pick<Question, 'type' | 'folded'>): Named {
  if (question.type === 'person') return 'person'
  return isOpen(question) || question.type === 'other' ? null : 'name'
}

export function relationOf(before: Stated, after: Stated, named: Named): Relation {
  const [ours, theirs] = [new ReadText(before.value), new ReadText(after.value)]
  if (holdsOther(ours, theirs) || holdsOther(theirs, ours)) return 'same'
  const [amounts, otherAmounts] = [amountsOf(ours), amountsOf(theirs)]
  if (amounts.length > 0 || otherAmounts.length > 0) return amountsRelate(amounts, otherAmounts)
  if (ours.dates.length > 0 || theirs.dates.length > 0) {
    return datesRelate(ours.dates, theirs.dates, [before.published, after.published])
  }
  return named ? namesRelate(ours.compact, theirs.compact, named) : 'unclear'
}

/** Whether a text has the other in it, not as a part of a longer number: 12万吨 is not in 112万吨. */
function holdsOther({ compact }: ReadText, { compact: other }: ReadText): boolean {
  for (let at = compact.indexOf(other); at >= 0; at = compact.indexOf(other, at + 1)) {
    const isCut =
      (/^[\d.]/.test(other) && /[\d.]$/.test(compact.slice(0, at))) ||
      (/\d$/.test(other) && /^[\d.%]/.test(compact.slice(at + other.length)))
    if (!isCut) return true
  }
  return false
}

/** The amounts of a text that are no part of a date. */
export function amountsOf({ quantities, dates }: ReadText): Quantity[] {
  return quantities.filter(
    ({ start, end }) => !dates.some((date) => date.start < end && date.end > start),
  )
}

function amountsRelate(ours: readonly Quantity[], theirs: readonly Quantity[]): Relation {
  const pairs = ours.flatMap((own) =>
    theirs.filter((other) => sameDimension(own, other)).map((other) => agree(own, other)),
  )
  if (pairs.length === 0) return 'unclear'
  return pairs.includes(true) ? 'same' : 'other'
}

function datesRelate(
  ours: readonly DateMention[],
  theirs: readonly DateMention[],
  [before, after]: readonly [string | null, string | null],
): Relation {
  const [own, other] = [ours[0], theirs[0]]
  if (!own || !other || own.precision === 'word' || other.precision === 'word') return 'unclear'
  return datesAgree(own, other, before, after) ? 'same' : 'other'
}

const between = /[、,;；和与及]/

/**
 * Names are the same where each of one is, perhaps shortened, among those of the other: 市卫健委, 市卫生健康委员会. A person's
 * name is not shortened so: 韩松 is not 韩柏松.
 */
function namesRelate(ours: string, theirs: string, named: 'person' | 'name'): Relation {
  const lists = [ours, theirs].map((names) => names.split(between).filter((name) => name !== ''))
  const [mine = [], others = []] = lists
  if (mine.length === 0 || others.length === 0) return 'unclear'
  const isPartOf = named === 'person' ? (a: string, b: string) => b.includes(a) : isShortOf
  const isAmong = (name: string, names: readonly string[]) =>
    names.some((each) => isPartOf(name, each) || isPartOf(each, name))
  const shared = mine.filter((name) => isAmong(name, others)).length
  if (shared === 0) return 'other'
  return shared === Math.min(mine.length, others.length) ? 'same' : 'unclear'
}

/** Whether the characters of a name all stand in another, in the same order. */
function isShortOf(short: string, long: string): boolean {
  if (short.length < 2) return short === long
  let at = 0
  for (const character of long) if (character === short[at]) at++
  return at === short.length
}
