import type { Span } from '../domain/index.js'
import type { Question } from '../question/question.js'
import type { DateMention } from '../text/dates.js'
import type { ReadText } from '../text/read-text.js'
import { type ReadSentence, readQuestion } from './read-sentence.js'

/** Years, both included. */
type Years = readonly [first: number, last: number]

/** The years that a sentence names beside those that a question for an amount asks for. */
interface Named {
  asked: readonly Years[]
  /** In order, each with where it ends in the sentence. */
  told: readonly { end: number; years: Years }[]
}

/**
 * Whether an amount in a sentence may be of the year that a question asks for: the year that is named last before it
 * counts, or those behind it where none is. Null where the question asks for the amount of no year.
 */
export function ofAskedYear(
  question: Question,
  sentence: ReadSentence,
): ((amount: Span) => boolean) | null {
  const named = yearsNamed(question, sentence)
  if (!named) return null
  const { asked, told } = named
  return ({ start }) => {
    const before = told.findLast(({ end }) => end <= start)
    return isAmong(asked, before ? [before] : told)
  }
}

/** Whether a sentence names years, and none that the question asks for. */
export function isOfOtherYears(question: Question, sentence: ReadSentence): boolean {
  const named = yearsNamed(question, sentence)
  return named !== null && !isAmong(named.asked, named.told)
}

function yearsNamed(question: Question, sentence: ReadSentence): Named | null {
  if (question.type !== 'amount') return null
  const asked = yearsIn(readQuestion(question), null).map(({ years }) => years)
  // What 今年 counts from.
  const { published } = sentence.article
  const written = published === null ? null : Number(published.slice(0, 4))
  return asked.length > 0 ? { asked, told: yearsIn(sentence, written) } : null
}

/** A sentence that names no year may tell of any. */
function isAmong(asked: Named['asked'], told: Named['told']): boolean {
  return (
    told.length === 0 ||
    told.some(({ years }) => asked.some((each) => each[0] <= years[1] && years[0] <= each[1]))
  )
}

/** 较2019年, 2019年同期, 恢复至2019年水平: what an amount is held against, not when it was reached. */
const heldAgainst = /(?:较|比|恢复[到至]|相当于)$/
const asBase = /^[^,。;]{0,6}?(?:同期|水平|相比|持平)/

/** A text, folded, with the years that its 今年 and 去年 are: a question for 2023 is answered by 去年 in an article of 2024. */
export function withYears({ folded, dates }: ReadText, published: string | null): string {
  if (published === null) return folded
  const written = Number(published.slice(0, 4))
  const meant = dates.flatMap(({ shift }) =>
    shift?.unit === 'year' && shift.by !== null ? [`${written + shift.by}年`] : [],
  )
  return [folded, ...new Set(meant)].join('\n')
}

/** The years that a text names, in order; 今年 and the like only where it is known when it was written. */
function yearsIn(
  { folded, dates }: ReadText,
  written: number | null,
): { end: number; years: Years }[] {
  return dates.flatMap((date) => {
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
