import { anyOf } from '../text/any-of.js'
import { dates } from '../text/dates.js'
import { newestWords } from '../text/lexicon/asking.js'
import { sinceWords } from '../text/lexicon/certainty.js'
import { quantities } from '../text/quantities.js'
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
export function givesValue({ type }: Pick<Question, 'type'>, text: string): boolean {
  if (type === 'amount') return quantities(text).length > 0
  if (type === 'date') return dates(text).length > 0
  if (type === 'duration') {
    return quantities(text).some(({ kind }) => kind === 'duration') || givesBeginning(text)
  }
  return true
}

const beginning = new RegExp(`[自从于].{0,20}${anyOf(sinceWords)}`)

/** 自2014年成立以来: how long something has lasted, by when it began. */
function givesBeginning(text: string): boolean {
  return beginning.test(text) && dates(text).length > 0
}
