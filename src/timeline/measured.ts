import type { Span } from '../domain/index.js'
import {
  amountsOf,
  contentOf,
  type OfAmount,
  plainAmounts,
} from '../evidence/comparison/plain-amounts.js'
import { certaintyOf, clauseAround, isNegated } from '../evidence/comparison/statement.js'
import { isBeforeChange } from '../evidence/rival-values.js'
import { anyOf } from '../text/any-of.js'
import { blanked } from '../text/blanked.js'
import { resolveDate } from '../text/date-ranges.js'
import type { DateMention } from '../text/dates.js'
import { falling, rising } from '../text/lexicon/statements/change.js'
import type { Quantity } from '../text/quantities.js'
import { sameDimension } from '../text/quantity-relations.js'
import { ReadText } from '../text/read-text.js'
import type { Line } from './best-naming.js'

/** An amount of a line, with what says of what it is one. */
export interface Measured {
  line: Line
  quantity: Quantity
  /** The quote without days and without words that only say which way the amount went (升至). */
  bare: ReadText
  /** The words before the amount in its clause. */
  head: OfAmount
  /** What it is a value of, as written. */
  label: string
  /** The period that it is of: 一季度; null if none is named. */
  period: DateMention | null
  /** How long that is, in days; 0 for a day, or for a state without a period. */
  length: number
  /** Places, people and organisations that the quote names up to the amount, the subject aside. */
  owners: ReadonlySet<string>
}

/** 升至, 下降到: the amount behind them is the new one. 增加3人 stays: that is the change itself. */
const toward = new RegExp(
  `(?:由|从)?(?:已|又|再)?${anyOf(rising, falling, ['升', '上调', '下调'])}(?:至|到|为)了?`,
  'g',
)

/** Returns the amounts of a line that plainly are of something, without plans, denials and former values. */
export function measuredIn(line: Line): Measured[] {
  const { quote } = line
  const changes = [...quote.folded.matchAll(toward)].map(({ index, 0: said }) => ({
    start: index,
    end: index + said.length,
  }))
  const bare = new ReadText(blanked(quote.folded, [...quote.dates, ...changes]))
  return amountsOf(bare.text).flatMap((quantity): Measured[] => {
    const own = quote.quantities.find(
      ({ start, end }) => start === quantity.start && end === quantity.end,
    )
    if (!own) return []
    const clause = clauseAround(bare.folded, quantity)
    const whole = quote.folded.slice(clause.start, clause.end)
    if (certaintyOf(whole) === 'planned' || isNegated(whole)) return []
    if (isBeforeChange('', quote, own)) return []
    const words = bare.folded.slice(clause.start, quantity.start)
    const content = contentOf(words)
    if (content.length === 0) return []
    const period = periodOf(quote, clause, quantity)
    return [
      {
        ...{ line, quantity: own, bare, period },
        head: { folded: words, content },
        label: labelOf(line, clause.start, words, content),
        length: lengthOf(period, line.article.published),
        owners: ownersIn(line, clause.end),
      },
    ]
  })
}

/** Decides whether two amounts are of one thing at two times: each is stated in the other's words. */
export function areOfTheSame(a: Measured, b: Measured): boolean {
  return (
    sameDimension(a.quantity, b.quantity) &&
    a.quantity.kind === b.quantity.kind &&
    isSameLength(a.length, b.length) &&
    basisOf(a) === basisOf(b) &&
    haveSame(a.owners, b.owners) &&
    isStatedIn(a, b) &&
    isStatedIn(b, a)
  )
}

/** Decides whether a quote gives its amount with the words of the other. */
function isStatedIn(said: Measured, { bare, quantity }: Measured): boolean {
  return plainAmounts(said.head, bare, '').some(
    ({ start, end }) => start === quantity.start && end === quantity.end,
  )
}

/** The last period named before the amount, else one in its clause. */
function periodOf({ dates }: ReadText, clause: Span, { start }: Quantity): DateMention | null {
  const before = dates.findLast((each) => each.end <= start)
  return (
    before ?? dates.find((each) => each.start >= clause.start && each.end <= clause.end) ?? null
  )
}

const dayLength = 86_400_000

function lengthOf(period: DateMention | null, published: string | null): number {
  if (period === null || period.precision === 'word') return 0
  const range = resolveDate(period, published)
  if (!range) return Number.NaN
  return (Date.parse(range.to) - Date.parse(range.from)) / dayLength
}

/** Months have 28 to 31 days, quarters 90 to 92; a half-year is no quarter. */
function isSameLength(a: number, b: number): boolean {
  return Math.abs(a - b) <= 0.12 * Math.max(a, b)
}

const compared = /同比|环比|较|比(?![例重率赛分])/

/** What a change is a change against. */
function basisOf({ line: { quote }, bare, quantity }: Measured): string | null {
  const { start } = clauseAround(bare.folded, quantity)
  return compared.exec(quote.folded.slice(start, quantity.start))?.[0] ?? null
}

const nameTag = /^(?:n[rstz]|eng)/

function ownersIn({ quote, at }: Line, end: number): Set<string> {
  return new Set(
    quote.words
      .filter(({ tag, text }) => nameTag.test(tag) && text.length > 1)
      .filter((word) => word.end <= end && (word.end <= at.start || word.start >= at.end))
      .map(({ text }) => text),
  )
}

function haveSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((each) => b.has(each))
}

/** Returns the words of the head as written, from the first that says something to the last. */
function labelOf(
  { quote }: Line,
  offset: number,
  words: string,
  content: readonly string[],
): string {
  const first = words.indexOf(content[0] ?? '')
  const last = content.at(-1) ?? ''
  const label = quote.text.slice(offset + first, offset + words.lastIndexOf(last) + last.length)
  return label.replace(/\s+/g, '')
}
