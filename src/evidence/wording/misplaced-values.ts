import { anyOf } from '../../text/any-of.js'
import { clauseEnd, clauseMarks, sentenceEnd } from '../../text/clauses.js'
import { dates } from '../../text/dates.js'
import { conjunctions } from '../../text/lexicon/function-words.js'
import { falling, rising } from '../../text/lexicon/statements/change.js'
import { type Quantity, quantities } from '../../text/quantities.js'
import { sameDimension } from '../../text/quantity-relations.js'
import type { ReadText } from '../../text/read-text.js'
import { words } from '../../text/segment.js'
import { amountsOf, isSame } from './figures.js'
import { contentWords, type Grounds, lastMark, placesOf } from './grounds.js'
import { taggedNames } from './names.js'

/**
 * Returns the first amount of a folded sentence that is about something else than in its quotes:
 * 2023年为47.5亿元，2024年为52亿元 does not say 2024年47.5亿元. Null if there is none.
 */
export function misplacedFigure(folded: string, { quotes }: Grounds): string | null {
  for (const clause of folded.split(clauseEnd)) {
    for (const amount of amountsOf(clause)) {
      const label = labelOf(clause, amount)
      const holding = quotes.flatMap(({ folded: quote, quantities }) =>
        quantities.filter((other) => isSame(amount, other)).map((other) => ({ quote, other })),
      )
      const rivals = quotes
        .filter(({ quantities }) =>
          quantities.some((other) => sameDimension(amount, other) && !isSame(amount, other)),
        )
        .map(({ folded }) => folded)
      const isOf = ({ quote, other }: { quote: string; other: Quantity }) =>
        isOfYear(quote, other, label.year) &&
        isOfTime(quote, other, label.time) &&
        isOfDirection(quote, other, clause, amount) &&
        isOfLabel(quote, other, label.words, folded) &&
        // A word from another quote that has an amount of the same kind is about that amount.
        (label.words.every(
          (word) => quote.includes(word) || !rivals.some((rival) => rival.includes(word)),
        ) ||
          !isOfAnother(quote, other, folded))
      const isMisplaced =
        (holding.length > 0 && !holding.some(isOf)) ||
        isOfAnotherInRow(clause, amount, quotes) ||
        isOfAnotherQuote(folded, clause, amount, quotes)
      if (isMisplaced) return clause.slice(amount.start, amount.end)
    }
  }
  return null
}

/** Decides whether a quote gives an amount for somebody whom the sentence does not name. */
function isOfAnother(quote: string, amount: Quantity, sentence: string): boolean {
  return taggedNames(quote.slice(0, amount.start)).some(
    ({ text, tag }) => tag !== 'x' && !sentence.includes(text),
  )
}

/** What a clause says an amount is of. */
interface Label {
  /** The last year named before it. */
  year: number | null
  /** The last time named before it that has no year of its own: 周二, 去年. */
  time: string | null
  /** The words between it and the previous amount of its kind. */
  words: string[]
}

function labelOf(clause: string, amount: Quantity): Label {
  const before = dates(clause).filter(({ end }) => end <= amount.start)
  const previous = alike(clause, amount).findLast(({ start }) => start < amount.start)
  return {
    year: before.findLast(({ year }) => year !== null)?.year ?? null,
    time: timeBefore(clause, amount),
    words: contentWords(clause.slice(previous?.end ?? 0, amount.start)),
  }
}

function alike(text: string, amount: Quantity): Quantity[] {
  return quantities(text).filter(
    (other) => sameDimension(other, amount) && other.start !== amount.start,
  )
}

const rises = new RegExp(`${anyOf(rising)}[了至到幅达约为近超]{0,2}$`)
const falls = new RegExp(`${anyOf(falling)}[了至到幅达约为近超]{0,2}$`)

/** Decides whether an amount changes in the same direction in a quote and a clause, if both state a direction. */
function isOfDirection(
  quote: string,
  amount: Quantity,
  clause: string,
  { start }: Quantity,
): boolean {
  const [here, there] = [clause.slice(0, start), quote.slice(0, amount.start)]
  return !((rises.test(here) && falls.test(there)) || (falls.test(here) && rises.test(there)))
}

/**
 * Decides whether an amount of a quote is of a year: the last one named before it, or any one if none is named before
 * it.
 */
function isOfYear(quote: string, amount: Quantity, year: number | null): boolean {
  if (year === null) return true
  const named = dates(quote).filter((date) => date.year !== null)
  const before = named.findLast(({ end }) => end <= amount.start)
  return before ? before.year === year : named.some((date) => date.year === year)
}

/** The same for a time without a year. */
function isOfTime(quote: string, amount: Quantity, time: string | null): boolean {
  if (time === null || !quote.includes(time)) return true
  const own = timeBefore(quote, amount)
  return own === null || own === time
}

const comparedWith = /(?:[较比与同]|超过?|[高低多少大小]于|不[及如])$/

/** Returns the last time without a year before an amount: 较去年 compares with it, and 日前 dates nothing. */
function timeBefore(text: string, { start: at }: Quantity): string | null {
  const time = dates(text).findLast(
    ({ relative, shift, start, end }) =>
      relative && shift?.by !== null && end <= at && !comparedWith.test(text.slice(0, start)),
  )
  return time ? text.slice(time.start, time.end) : null
}

/**
 * Decides whether an amount of a quote is of what the sentence says it is of. If a quote has several amounts of the
 * kind, the words since the previous one that occur nowhere else in the quote belong to this amount alone: the sentence
 * must have one of them, and no word of its label may belong only to another amount.
 */
function isOfLabel(
  quote: string,
  amount: Quantity,
  label: readonly string[],
  sentence: string,
): boolean {
  const others = alike(quote, amount)
  if (others.length === 0) return true
  const previous = others.findLast(({ start }) => start < amount.start)
  // After a mark a new subject begins: 25%想聘人，14%想用机器.
  const mark = quote.slice(0, amount.start).search(lastMark) + 1
  const from = Math.max(previous?.end ?? 0, mark)
  const own = contentWords(quote.slice(from, amount.start)).filter((word) =>
    placesOf(word, quote).every((at) => from <= at && at < amount.start),
  )
  // 等16项 counts what precedes it, which need not all be repeated.
  const isCounted = /等$/.test(quote.slice(0, amount.start))
  if (previous && !isCounted && own.length > 0 && !own.some((word) => sentence.includes(word))) {
    return false
  }
  return label.every((word) => {
    const places = placesOf(word, quote)
    return places.length === 0 || places.some((at) => belongsTo(quote, at, amount, others))
  })
}

const partsAmounts = new RegExp(`[${clauseMarks}、]`)

/**
 * Decides whether a word says what an amount is of: no other amount is between them, or the word precedes all of them.
 */
function belongsTo(
  quote: string,
  at: number,
  amount: Quantity,
  others: readonly Quantity[],
): boolean {
  if (at >= amount.end) {
    const isLast = others.every(({ start }) => start < amount.start)
    return isLast || !partsAmounts.test(quote.slice(amount.end, at))
  }
  const between = others.filter(({ start }) => start > at && start < amount.start)
  const isShared = others.every(({ start }) => start > at)
  return between.length === 0 || isShared
}

const listed = new RegExp(`[${conjunctions}]`)

/** Returns the words for the last `length` things listed in a text: 苹果、梨、桃产量; empty if there is no such list. */
function rowOf(text: string, length: number): string[] {
  const clause = text.split(clauseEnd).findLast((part) => part.includes('、')) ?? ''
  const items = clause.split(listed).slice(-length)
  if (items.length < length) return []
  return items.map((item, i) => {
    const found = words(item).filter(({ text: word }) => /\p{L}/u.test(word))
    return (i === 0 ? found.at(-1) : found[0])?.text ?? item
  })
}

/** A、B分别为1万、2万 gives A 1万: decides whether a clause gives an amount to another item of the list. */
function isOfAnotherInRow(clause: string, amount: Quantity, quotes: Grounds['quotes']): boolean {
  if (clause.includes('分别')) return false
  return quotes.some(({ folded }) =>
    folded.split(sentenceEnd).some((sentence) => {
      const at = sentence.indexOf('分别')
      if (at < 0) return false
      const amounts = quantities(sentence).filter(
        (each) => each.start > at && sameDimension(each, amount),
      )
      const row = amounts.findIndex((each) => isSame(each, amount))
      const items = rowOf(sentence.slice(0, at), amounts.length)
      if (row < 0 || amounts.length < 2 || items.length === 0) return false
      const isNamed = (name: string) => clause.includes(name)
      return !isNamed(items[row] ?? '') && items.some(isNamed)
    }),
  )
}

/**
 * Decides whether an amount is combined with one from another quote that has a different amount for the same thing:
 * 3253吨 of a quote that goes on 增长59% with the 增长65% of another.
 */
function isOfAnotherQuote(
  folded: string,
  clause: string,
  amount: Quantity,
  quotes: Grounds['quotes'],
): boolean {
  const label = contentWords(clause.slice(0, amount.start)).at(-1)
  if (!label) return false
  const holds = ({ quantities }: ReadText, each: Quantity) =>
    quantities.some((other) => isSame(other, each))
  const others = quotes.filter((quote) => !holds(quote, amount))
  const said = quantities(folded)
  return said
    .filter((each) => !isSame(each, amount))
    .some((each) => {
      const apart = others.filter((quote) => holds(quote, each))
      const isHeldHere = quotes.some((quote) => holds(quote, each) && holds(quote, amount))
      return (
        !isHeldHere &&
        apart.some(({ folded: quote, quantities }) =>
          quantities.some(
            (rival) =>
              sameDimension(rival, amount) &&
              said.every((other) => !isSame(rival, other)) &&
              contentWords(quote.slice(0, rival.start)).at(-1) === label,
          ),
        )
      )
    })
}
