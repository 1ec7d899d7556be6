import { type DateMention, dates } from '../../text/dates.js'
import { holdsNumber } from '../../text/holds-number.js'
import { idleCounters } from '../../text/lexicon/measures/counters.js'
import { chineseNumeralCharacters, zeros } from '../../text/lexicon/measures/numerals.js'
import { type Quantity, quantities } from '../../text/quantities.js'
import { quantityRelation, sameDimension } from '../../text/quantity-relations.js'
import type { Grounds } from './grounds.js'

const number = /\d+(?:[.,]\d+)*/g
const numerals = new RegExp(`[${chineseNumeralCharacters}]{2,}`, 'g')

/** Runs of numeral characters that are a number, and no two words that happen to meet. */
const countsUp = new RegExp(`[十百千万亿${zeros}]|.{3}`)

/** Returns the first number, amount or date of a folded sentence that its quotes do not have; null if there is none. */
export function newFigure(folded: string, grounds: Grounds): string | null {
  const { quotes } = grounds
  const newNumber = (folded.match(number) ?? []).find(
    (each) => !quotes.some((quote) => holdsNumber(quote.folded, each)),
  )
  if (newNumber) return newNumber
  for (const { 0: run, index } of folded.matchAll(numerals)) {
    // 万亿 in 2.4万亿元 is part of an amount, and 一一 may come from 钱天一一度领先.
    if (/\d/.test(folded.charAt(index - 1)) || !countsUp.test(run)) continue
    const alone = new RegExp(
      `(?<![${chineseNumeralCharacters}\\d])${run}(?![${chineseNumeralCharacters}])`,
    )
    if (!quotes.some(({ compact }) => alone.test(compact))) return run
  }
  const amounts = quotes.flatMap(({ quantities }) => quantities)
  for (const amount of amountsOf(folded)) {
    const said = folded.slice(amount.start, amount.end)
    // 两人 for two people who were named counts them, and need not be in the quotes unless they have other such counts.
    const isCounting = /^[两二三]\p{L}{1,2}$/u.test(said)
    const isHeld = amounts.some((other) => isSame(amount, other))
    const isRival = amounts.some((other) => sameDimension(amount, other))
    if (!isHeld && (!isCounting || isRival)) return said
  }
  const days = quotes.flatMap(({ dates }) => dates)
  for (const date of dates(folded)) {
    const said = folded.slice(date.start, date.end)
    if (!days.some((other) => isPartOf(date, other)) && !grounds.hold(said)) return said
  }
  return null
}

const idle = new RegExp(`^一[${idleCounters}]$`)

/** Returns the amounts of a folded sentence; 一种 and 一篇 count nothing. */
export function amountsOf(folded: string): Quantity[] {
  return quantities(folded).filter(({ start, end }) => !idle.test(folded.slice(start, end)))
}

export function isSame(a: Quantity, b: Quantity): boolean {
  return quantityRelation(a, b) === 'equal' && a.kind === b.kind
}

/** Decides whether a date gives nothing beyond the other: 6月 is part of 2023年6月18日, never the reverse. */
function isPartOf(date: DateMention, other: DateMention): boolean {
  if (date.relative || other.relative) return false
  return (['year', 'month', 'day'] as const).every(
    (part) => date[part] === null || date[part] === other[part],
  )
}

/** Returns a predicate that decides whether an offset of a folded text is inside an amount or a date. */
export function figurePlaces(folded: string): (at: number) => boolean {
  const spans = [...quantities(folded), ...dates(folded)]
  return (at) => spans.some(({ start, end }) => start <= at && at < end)
}
