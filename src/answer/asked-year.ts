import type { Question } from '../retrieve/question.js'
import { type DateMention, dates } from '../text/dates.js'
import { fold } from '../text/fold.js'
import type { Evidence } from './evidence.js'

/** Years, both included. */
type Years = readonly [first: number, last: number]

/**
 * Whether a question for the amount of a year finds that of another: the year that is named last before the amount, or
 * behind it where none is. A sentence that names none may tell of any.
 */
export function isOfAnotherYear(
  question: Question,
  { article, sentence, short }: Pick<Evidence, 'article' | 'sentence' | 'short'>,
): boolean {
  if (question.type !== 'amount' || !short) return false
  const asked = yearsIn(question.text, null).map(({ years }) => years)
  if (asked.length === 0) return false
  const written = article.published === null ? null : Number(article.published.slice(0, 4))
  const named = yearsIn(article.text.slice(sentence.start, sentence.end), written)
  const before = named.findLast(({ end }) => end <= short.start - sentence.start)
  const told = before ? [before] : named
  return (
    told.length > 0 &&
    !told.some(({ years }) => asked.some((each) => each[0] <= years[1] && years[0] <= each[1]))
  )
}

/** 较2019年, 2019年同期, 恢复至2019年水平: what an amount is held against, not when it was reached. */
const heldAgainst = /(?:较|比|恢复[到至]|相当于)$/
const asBase = /^[^,。;]{0,6}?(?:同期|水平|相比|持平)/

/** The years that a text names, in order; 今年 and the like only where it is known when it was written. */
function yearsIn(text: string, written: number | null): { end: number; years: Years }[] {
  const folded = fold(text)
  return dates(text).flatMap((date) => {
    if (heldAgainst.test(folded.slice(0, date.start)) || asBase.test(folded.slice(date.end)))
      return []
    const years = yearsOf(date, written)
    return years ? [{ end: date.end, years }] : []
  })
}

function yearsOf({ first, last, shift, since }: DateMention, written: number | null): Years | null {
  if (shift?.unit === 'year' && shift.by !== null && written !== null) {
    return [written + shift.by, written + shift.by]
  }
  const from = first.year ?? last.year
  if (from === null) return null
  return [from, since ? Number.POSITIVE_INFINITY : (last.year ?? from)]
}
