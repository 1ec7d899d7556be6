import { anyOf } from '../text/any-of.js'
import { newestWords } from '../text/lexicon/asking.js'
import { sinceWords } from '../text/lexicon/certainty.js'
import { quantities } from '../text/quantities.js'
import type { ReadText } from '../text/read-text.js'
import type { AskedType, Question } from './question.js'

/** Whether a question asks for an amount, a date or a length of time. */
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

/** Whether a question asks for more than a value or a name: it may take several sentences to answer, or those of several days. */
export function isOpen(question: Pick<Question, 'type' | 'folded'>): boolean {
  return open.has(question.type) || asksNewest(question)
}

const newest = new RegExp(anyOf(newestWords))

/** Whether a question asks for the state that something is in by now. */
export function asksNewest({ folded }: Pick<Question, 'folded'>): boolean {
  return newest.test(folded)
}

/** Whether a text gives a value of the kind that is asked for; of a question for something else it need not. */
export function givesValue({ type }: Pick<Question, 'type'>, said: ReadText): boolean {
  // 256G is an amount too, though the G of a chip weighs nothing.
  if (type === 'amount')
    return said.quantities.length > 0 || quantities(said.folded, said.folded).length > 0
  if (type === 'date') return said.dates.length > 0
  if (type === 'duration') {
    return said.quantities.some(({ kind }) => kind === 'duration') || givesBeginning(said)
  }
  return true
}

const beginning = new RegExp(`[自从于].{0,20}${anyOf(sinceWords)}`)

/** 自2014年成立以来: how long something has lasted, by when it began. */
function givesBeginning({ folded, dates }: ReadText): boolean {
  return beginning.test(folded) && dates.length > 0
}
