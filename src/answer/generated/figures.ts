import type { Span } from '../../domain/index.js'
import { type DateMention, dates } from '../../text/dates.js'
import { type Quantity, quantities } from '../../text/quantities.js'
import { quantityRelation, sameDimension } from '../../text/quantity-relations.js'
import { words } from '../../text/segment.js'
import { holdsNumber } from '../verify.js'
import type { Grounds } from './grounds.js'
import { hasNeighbour } from './neighbours.js'

const number = /\d+(?:[.,]\d+)*/g
const numeral = '〇零一二三四五六七八九十百千万亿两'
const numerals = new RegExp(`[${numeral}]{2,}`, 'g')

/** The first number, amount or date of a folded sentence that its quotes do not have; null for none. */
export function newFigure(folded: string, grounds: Grounds): string | null {
  const { quotes } = grounds
  const newNumber = (folded.match(number) ?? []).find(
    (each) => !quotes.some((quote) => holdsNumber(quote.folded, each)),
  )
  if (newNumber) return newNumber
  for (const [run] of folded.matchAll(numerals)) {
    const alone = new RegExp(`(?<![${numeral}\\d])${run}(?![${numeral}])`)
    if (!quotes.some(({ compact }) => alone.test(compact))) return run
  }
  const amounts = quotes.flatMap((quote) => quantities(quote.folded))
  for (const amount of quantities(folded)) {
    const said = folded.slice(amount.start, amount.end)
    if (!amounts.some((other) => isSame(amount, other))) return said
  }
  const days = quotes.flatMap((quote) => dates(quote.folded))
  for (const date of dates(folded)) {
    const said = folded.slice(date.start, date.end)
    if (!days.some((other) => isPartOf(date, other)) && !grounds.hold(said)) return said
  }
  return null
}

function isSame(a: Quantity, b: Quantity): boolean {
  return quantityRelation(a, b) === 'equal' && a.kind === b.kind
}

/** Whether a date says nothing that the other does not say: 6月 of 2023年6月18日, never the reverse. */
function isPartOf(date: DateMention, other: DateMention): boolean {
  if (date.relative || other.relative) return false
  return (['year', 'month', 'day'] as const).every(
    (part) => date[part] === null || date[part] === other[part],
  )
}

/** Whether a place of a folded text belongs to an amount or a date. */
export function figurePlaces(folded: string): (at: number) => boolean {
  const spans = [...quantities(folded), ...dates(folded)]
  return (at) => spans.some(({ start, end }) => start <= at && at < end)
}

/**
 * The first amount of a folded sentence that is told of another year, or of something else, than in its
 * quotes: 2023年为47.5亿元，2024年为52亿元 does not say 2024年47.5亿元. Null for none.
 */
export function misplacedFigure(folded: string, grounds: Grounds): string | null {
  const compact = folded.replace(/\s/g, '')
  let from = 0
  for (const clause of folded.split(/[,;。!?]/)) {
    const at = from
    from += clause.length + 1
    const years = dates(clause).filter(({ year }) => year !== null)
    const subject = openingOf(clause)
    for (const amount of quantities(clause)) {
      const year = years.findLast(({ end }) => end <= amount.start)
      const stands = grounds.quotes.some(({ folded: quote }) =>
        quantities(quote).some(
          (other) =>
            isSame(amount, other) &&
            (!year || isOfYear(quote, other, year.year)) &&
            isOfSubject(quote, other, subject, compact) &&
            keepsPlace(folded, { start: at + amount.start, end: at + amount.end }, quote, other),
        ),
      )
      if (!stands) return clause.slice(amount.start, amount.end)
    }
  }
  return null
}

/** Whether an amount stands beside what it stands beside in its quote, where that has others of its kind. */
function keepsPlace(folded: string, at: Span, quote: string, amount: Quantity): boolean {
  const others = quantities(quote).filter((other) => sameDimension(other, amount))
  return others.length < 2 || hasNeighbour(folded, at, quote, amount)
}

/** What a clause begins with, behind its date: enough of its subject to find it again. */
function openingOf(clause: string): string {
  const date = dates(clause)[0]
  const behind = date?.start === 0 ? clause.slice(date.end) : clause
  return /^[\u3400-\u9fffa-z]{0,3}/.exec(behind.trim())?.[0] ?? ''
}

/** Whether an amount of a quote is told of a year: the last one named before it, or one behind it where none is. */
function isOfYear(quote: string, amount: Quantity, year: number | null): boolean {
  const named = dates(quote).filter((date) => date.year !== null)
  const before = named.findLast(({ end }) => end <= amount.start)
  return before ? before.year === year : named.some((date) => date.year === year)
}

/**
 * Whether an amount of a quote is told of a subject. Where another amount of the same kind stands between
 * them, no new word may follow that one: it would be what the amount is told of.
 */
function isOfSubject(quote: string, amount: Quantity, subject: string, sentence: string): boolean {
  const alike = quantities(quote).filter(
    (other) => sameDimension(other, amount) && other.start !== amount.start,
  )
  const at = quote.lastIndexOf(subject, amount.start)
  if (at < 0) {
    const behind = quote.indexOf(subject)
    return !alike.some(({ start }) => start > behind)
  }
  const previous = alike.findLast(({ start }) => start >= at && start < amount.start)
  if (!previous) return true
  const between = quote.slice(previous.end, amount.start)
  const isDated = datePlaces(between)
  return words(between).every(
    ({ text, start }) =>
      text.length < 2 || !/[\p{L}]/u.test(text) || isDated(start) || sentence.includes(text),
  )
}

function datePlaces(text: string): (at: number) => boolean {
  const spans = dates(text)
  return (at) => spans.some(({ start, end }) => start <= at && at < end)
}
