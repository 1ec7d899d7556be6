import { type DateMention, dates } from '../../text/dates.js'
import { type Quantity, quantities } from '../../text/quantities.js'
import { quantityRelation, sameDimension } from '../../text/quantity-relations.js'
import { holdsNumber } from '../verify.js'
import type { Grounds } from './grounds.js'
import { taggedNames } from './names.js'

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
 * The first amount of a folded sentence that is told of another year, or of another name, than in its
 * quotes: 2023年为47.5亿元，2024年为52亿元 does not say 2024年47.5亿元. Null for none.
 */
export function misplacedFigure(folded: string, grounds: Grounds): string | null {
  for (const clause of folded.split(/[,;。!?]/)) {
    const years = dates(clause).filter(({ year }) => year !== null)
    const names = taggedNames(clause)
    for (const amount of quantities(clause)) {
      const year = years.findLast(({ end }) => end <= amount.start)
      const name = names.findLast(({ at, text }) => at + text.length <= amount.start)
      const stands = grounds.quotes.some((quote) =>
        quantities(quote.folded).some(
          (other) =>
            isSame(amount, other) &&
            (!year || isOfYear(quote.folded, other, year.year)) &&
            (!name || isOfName(quote.folded, other, name.text)),
        ),
      )
      if (!stands) return clause.slice(amount.start, amount.end)
    }
  }
  return null
}

/** Whether an amount of a quote is told of a year: the last one named before it, or one behind it where none is. */
function isOfYear(quote: string, amount: Quantity, year: number | null): boolean {
  const named = dates(quote).filter((date) => date.year !== null)
  const before = named.findLast(({ end }) => end <= amount.start)
  return before ? before.year === year : named.some((date) => date.year === year)
}

/** Whether an amount may be told of a name: no other name with an amount of the same kind stands between. */
function isOfName(quote: string, amount: Quantity, name: string): boolean {
  const last = quote.lastIndexOf(name, amount.start)
  const first = quote.indexOf(name)
  if (first < 0) return false
  // The segmenter may cut the same characters otherwise: what overlaps the name is no other one.
  const others = taggedNames(quote).filter(({ at, text }) => {
    const from = Math.max(0, at - name.length + 1)
    const overlapping = quote.slice(from, at + text.length + name.length - 1)
    return !overlapping.includes(name)
  })
  if (last < 0) return !others.some(({ at }) => at < amount.start)
  const isBetween = (at: number) => at > last && at < amount.start
  const hasOwn = quantities(quote).some(
    (other) => isBetween(other.start) && sameDimension(other, amount),
  )
  return !(hasOwn && others.some(({ at }) => isBetween(at)))
}
