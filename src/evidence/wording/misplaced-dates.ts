import { clauseEnd, sentenceEnd } from '../../text/clauses.js'
import { type DateMention, dates } from '../../text/dates.js'
import type { Quantity } from '../../text/quantities.js'
import { amountsOf, isSame } from './figures.js'
import { contentWords, type Grounds, lastMark } from './grounds.js'

/**
 * Returns the first date of a folded sentence given for something that a quote gives another date for:
 * 2006年结婚，2009年女儿出生 does not say 2009年结婚. Null if there is none.
 */
export function misplacedDate(folded: string, { quotes }: Grounds): string | null {
  for (const clause of folded.split(clauseEnd)) {
    const [date, another] = datesOf(clause)
    if (!date || another) continue
    const said = {
      date,
      words: contentWords(clause.slice(0, date.start) + clause.slice(date.end)),
      amounts: amountsOf(clause),
    }
    const holding = quotes.filter((quote) =>
      datesOf(quote.folded).some((other) => isSameDate(other, date)),
    )
    if (holding.length > 0 && holding.every((quote) => isOfOtherDate(quote.folded, said))) {
      return clause.slice(date.start, date.end)
    }
  }
  return null
}

/** A date, and what a clause says of it. */
interface Dated {
  date: DateMention
  words: readonly string[]
  amounts: readonly Quantity[]
}

/** Decides whether a quote has words of a clause only with other dates, and nothing of it with the clause's own date. */
function isOfOtherDate(quote: string, { date, words, amounts }: Dated): boolean {
  const parts = partsByDate(quote)
  const ofDate = parts.filter((part) => part.date === null || isSameDate(part.date, date))
  const dated = words.filter((word) => parts.some((part) => part.text.includes(word)))
  const elsewhere = dated.filter((word) => !ofDate.some((part) => part.text.includes(word)))
  const isOwn = parts.some(
    (part) =>
      part.date &&
      isSameDate(part.date, date) &&
      (dated.some((word) => part.text.includes(word)) ||
        amountsOf(part.text).some((each) => amounts.some((said) => isSame(said, each)))),
  )
  return elsewhere.length > 0 && !isOwn
}

function datesOf(folded: string): DateMention[] {
  return dates(folded).filter((date) => !date.relative && date.precision !== 'range')
}

function isSameDate(a: DateMention, b: DateMention): boolean {
  return (['year', 'month', 'day'] as const).every(
    (part) => a[part] === null || b[part] === null || a[part] === b[part],
  )
}

/**
 * Splits a text at its dates: each with its clause and the clauses that follow, up to the clause of the next different
 * date; the text before the first has none.
 */
function partsByDate(folded: string): { date: DateMention | null; text: string }[] {
  const parts: { date: DateMention | null; text: string }[] = []
  for (const sentence of folded.split(sentenceEnd)) {
    let [date, from]: [DateMention | null, number] = [null, 0]
    for (const next of datesOf(sentence)) {
      if (date !== null && isSameDate(date, next)) continue
      const mark: number = date === null ? -1 : sentence.slice(from, next.start).search(lastMark)
      const cut: number = mark < 0 ? next.start : from + mark + 1
      parts.push({ date, text: sentence.slice(from, cut) })
      ;[date, from] = [next, cut]
    }
    parts.push({ date, text: sentence.slice(from) })
  }
  return parts
}
