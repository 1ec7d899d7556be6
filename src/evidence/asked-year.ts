import type { Span } from '../domain/index.js'
import type { Question } from '../question/question.js'
import type { DateMention } from '../text/dates.js'
import type { ReadText } from '../text/read-text.js'
import { type ReadSentence, readQuestion } from './read-sentence.js'

/** A range of years, both ends included. */
type Years = readonly [first: number, last: number]

/** The years that a question for an amount asks for, and those that a sentence names. */
interface Named {
  asked: readonly Years[]
  /** The years in the sentence, in order, each with the offset where it ends. */
  stated: readonly { end: number; years: Years }[]
}

/**
 * Returns a predicate that decides whether an amount in the sentence may be of the year that the question asks for. The
 * last year named before the amount counts; if there is none, the years named after it count. Returns null if the
 * question does not ask for the amount of a year.
 */
export function ofAskedYear(
  question: Question,
  sentence: ReadSentence,
): ((amount: Span) => boolean) | null {
  const named = yearsNamed(question, sentence)
  if (!named) return null
  const { asked, stated } = named
  return ({ start }) => {
    const before = stated.findLast(({ end }) => end <= start)
    return isAmong(asked, before ? [before] : stated)
  }
}

/** Decides whether a sentence names years but none that the question asks for. */
export function isOfOtherYears(question: Question, sentence: ReadSentence): boolean {
  const named = yearsNamed(question, sentence)
  return named !== null && !isAmong(named.asked, named.stated)
}

function yearsNamed(question: Question, sentence: ReadSentence): Named | null {
  if (question.type !== 'amount') return null
  const asked = yearsIn(readQuestion(question), null).map(({ years }) => years)
  // 今年 is relative to the year of publication.
  const { published } = sentence.article
  const written = published === null ? null : Number(published.slice(0, 4))
  return asked.length > 0 ? { asked, stated: yearsIn(sentence, written) } : null
}

/** Decides whether the years named include an asked one; a sentence that names no year may be about any. */
function isAmong(asked: Named['asked'], stated: Named['stated']): boolean {
  return (
    stated.length === 0 ||
    stated.some(({ years }) => asked.some((each) => each[0] <= years[1] && years[0] <= each[1]))
  )
}

/** 较2019年, 2019年同期, 恢复至2019年水平: what an amount is compared with, not the year in which it was reached. */
const heldAgainst = /(?:较|比|恢复[到至]|相当于)$/
const asBase = /^[^,。;]{0,6}?(?:同期|水平|相比|持平)/

/**
 * Returns the folded text with the years that its 今年 and 去年 mean appended: a question for 2023 is answered by 去年 in an
 * article of 2024.
 */
export function withYears({ folded, dates }: ReadText, published: string | null): string {
  if (published === null) return folded
  const written = Number(published.slice(0, 4))
  const meant = dates.flatMap(({ shift }) =>
    shift?.unit === 'year' && shift.by !== null ? [`${written + shift.by}年`] : [],
  )
  return [folded, ...new Set(meant)].join('\n')
}

/** Returns the years that a text names, in order; 今年 and the like only if the year of writing is known. */
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
