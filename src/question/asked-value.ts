import { anyOf } from '../text/any-of.js'
import { newestWords } from '../text/lexicon/questions/asking.js'
import { sinceWords } from '../text/lexicon/statements/certainty.js'
import { quantities } from '../text/quantities.js'
import type { ReadText } from '../text/read-text.js'
import type { AskedType, Question } from './question.js'

/** Decides whether a question asks for an amount, a date or a length of time. */
export function asksValue({ type }: Pick<Question, 'type'>): boolean {
  return type === 'amount' || type === 'date' || type === 'duration'
}

const open: ReadonlySet<AskedType> = new Set([
  'reason',
  'way',
  'overview',
  'comparison',
  'list',
  'yes_no',
])

/** Decides whether a question asks for more than a value or a name: for several sentences, or those of several days. */
export function isOpen(question: Pick<Question, 'type' | 'folded'>): boolean {
  return open.has(question.type) || asksNewest(question)
}

const newest = new RegExp(anyOf(newestWords))

/** Decides whether a question asks for the latest state of something. */
export function asksNewest({ folded }: Pick<Question, 'folded'>): boolean {
  return newest.test(folded)
}

/** Decides whether a text contains a value of the asked kind. Always true for a question about something else. */
export function givesValue({ type }: Pick<Question, 'type'>, said: ReadText): boolean {
  // 256G is an amount too, although the G of a chip is not a unit of weight.
  if (type === 'amount')
    return said.quantities.length > 0 || quantities(said.folded, said.folded).length > 0
  if (type === 'date') return said.dates.length > 0
  if (type === 'duration') {
    return said.quantities.some(({ kind }) => kind === 'duration') || givesBeginning(said)
  }
  return true
}

const beginning = new RegExp(`[自从于].{0,20}${anyOf(sinceWords)}`)

/** Decides whether a text says how long something has lasted by giving its beginning: 自2014年成立以来. */
function givesBeginning({ folded, dates }: ReadText): boolean {
  return beginning.test(folded) && dates.length > 0
}
