import type { Span } from '../../domain/index.js'
import { clauseMarks } from '../../text/clauses.js'
import { datesAgree } from '../../text/date-ranges.js'
import type { DateMention } from '../../text/dates.js'
import type { Quantity } from '../../text/quantities.js'
import { withRateBefore } from '../../text/quantity-rates.js'
import { agree, intervalOf, sameDimension } from '../../text/quantity-relations.js'
import type { ReadText } from '../../text/read-text.js'
import { coverage, favouring, nearness, type TermWeights } from '../term-weights.js'
import { clauseAround, type StatedValue } from './statement.js'

/** The value in a sentence that corresponds to the value of a statement. */
export interface Aligned {
  /** In offsets of the sentence. */
  span: Span
  agrees: boolean
  /** The share of the attribute's terms in the value's clause or the one before it, 0 to 1. */
  attribute: number
  /** How close it is to the statement's terms, 0 to 1. */
  near: number
  /** Whether its attribute (what it is a value of) is right beside it: 注塑机485台. */
  isBeside: boolean
}

/** A value at least this close, relative to the closest, may be the one that is meant. */
const almostAsClose = 0.75

/**
 * Returns the value in the sentence that has the same attribute as the statement's value: among those of its kind the
 * one closest to the statement's words, one that agrees before one that does not. Null if there is none.
 */
export function alignValue(
  value: StatedValue,
  sentence: ReadText,
  weights: TermWeights,
  published: string | null,
): Aligned | null {
  const { folded } = sentence
  const near = nearness(folded, favouring(value.attribute, weights))
  const found = itsOwn(candidates(value, sentence, published), folded, weights).map(
    ({ span, agrees }) => ({
      span,
      agrees,
      near: near(span),
      attribute: attributeShare(folded, span, value.attribute),
      isBeside: isBeside(folded, span, value.attribute),
    }),
  )
  const closest = Math.max(0, ...found.map((each) => each.near))
  const close = found.filter((each) => each.near >= almostAsClose * closest)
  const agreeing = close.filter(({ agrees }) => agrees)
  return best(agreeing.length > 0 ? agreeing : close)
}

/** 总投资2亿元的算力中心、总投资1亿元的磁材项目: what follows 的 names the owner of a value. */
const ownerBehind = new RegExp(`^的([^${clauseMarks}、]{2,40})`)

function itsOwn<T extends { span: Span }>(
  found: readonly T[],
  folded: string,
  weights: TermWeights,
): readonly T[] {
  const owned = found.map(({ span }) => {
    const owner = ownerBehind.exec(folded.slice(span.end))?.[1]
    return owner === undefined ? null : coverage(owner, weights)
  })
  const most = Math.max(0, ...owned.map((share) => share ?? 0))
  return most === 0 ? found : found.filter((_, i) => owned[i] !== 0)
}

function best(found: readonly Aligned[]): Aligned | null {
  return found.reduce<Aligned | null>(
    (most, each) =>
      !most || each.near + each.attribute > most.near + most.attribute ? each : most,
    null,
  )
}

function candidates(
  value: StatedValue,
  { folded, dates: times, quantities }: ReadText,
  published: string | null,
): { span: Span; agrees: boolean }[] {
  if (value.kind === 'date') {
    const isSaid = ({ start, end }: Span) => folded.slice(start, end) === value.saidAs
    // 周一 is a different day in each article: it can be repeated, but not contradicted.
    if (value.date.relative || value.date.shift) {
      return times.filter(isSaid).map((date) => ({ span: date, agrees: true }))
    }
    return times
      .filter((date) => isAsFine(date, value.date))
      .map((date) => ({
        span: date,
        agrees: isSaid(date) || datesAgree(value.date, date, null, published),
      }))
  }
  return quantities
    .filter((each) => !times.some(({ start, end }) => start < each.end && end > each.start))
    .map((each) => withRateBefore(folded, each))
    .filter((each) => sameDimension(value.quantity, each))
    .map((each) => ({ span: each, agrees: amountsAgree(value, each) }))
}

/** Decides whether a date gives every part of the calendar that the other gives: 年底 gives no day, nor does 2024年. */
function isAsFine(date: DateMention, than: DateMention): boolean {
  return (
    (than.day === null || date.day !== null || date.shift !== null) &&
    (than.year === null || date.year !== null || date.shift !== null || date.month !== null) &&
    (than.month === null || date.month !== null || date.shift !== null || date.year !== null)
  )
}

const atLeast = /^(?:超过?|突破|多于|高于|大于|逾|[可高多]?达到?超过|破)/
const below = /^(?:不到|不足|低于|少于|小于|不满)/

/**
 * Decides whether an amount confirms the claimed one. 超过100万 holds for 120万 too: a claim of a bound claims no more than
 * that.
 */
export function amountsAgree(value: StatedValue, theirs: Quantity): boolean {
  if (value.kind !== 'quantity') return false
  const ours = value.quantity
  if (isNextStep(ours, theirs) || areOpposite(ours, theirs)) return false
  if (agree(ours, theirs)) return true
  const said = value.saidAs
  const low = intervalOf(theirs).low
  if (atLeast.test(said)) return low >= ours.canonical.value
  return below.test(said) && intervalOf(theirs).high < ours.canonical.value
}

/**
 * Decides whether two amounts with the same bound are different values: 5亿多 begins where 4亿多 ends, and 88公里以上 is not
 * 40公里以上. They are the same only if one is a rounding of the other.
 */
function isNextStep(a: Quantity, b: Quantity): boolean {
  if (a.bound === null || a.bound !== b.bound || a.bound === 'about') return false
  const [ours, theirs] = [a, b].map(({ canonical }) => canonical.value) as [number, number]
  if (ours === theirs) return false
  if (a.limit || b.limit) return Math.abs(ours - theirs) > 0.005 * Math.max(ours, theirs)
  const [one, other] = [intervalOf(a), intervalOf(b)]
  return one.low >= other.high || other.low >= one.high
}

/** Decides whether two amounts are bounds in opposite directions: 超过2000亩 is not 近2000亩. */
function areOpposite(a: Quantity, b: Quantity): boolean {
  const bounds = [a.bound, b.bound]
  const isSame = a.canonical.value === b.canonical.value
  return isSame && bounds.includes('more') && bounds.includes('less')
}

/** The most code units between a value and the end of its attribute. */
const beside = 1

/** Decides whether the whole attribute is right before or after a value, and is long enough to identify it. */
function isBeside(folded: string, { start, end }: Span, attribute: readonly string[]): boolean {
  const length = new Set(attribute.join('')).size
  if (attribute.length < 2 || length < 3) return false
  const before = folded.slice(Math.max(0, start - length - beside), start)
  const behind = folded.slice(end, end + length + beside)
  return [before, behind].some((side) => attribute.every((term) => side.includes(term)))
}

/**
 * Returns the share of an attribute's terms in the clause of a span or the one before it; if a date is alone in its
 * clause, also in the one after it.
 */
function attributeShare(folded: string, span: Span, attribute: readonly string[]): number {
  if (attribute.length === 0) return 1
  const clause = clauseAround(folded, span)
  const before = clauseAround(folded, { start: clause.start - 1, end: clause.start - 1 })
  const isAlone = clause.end - clause.start <= span.end - span.start + 1
  const last = isAlone
    ? clauseAround(folded, { start: clause.end + 1, end: clause.end + 1 })
    : clause
  const around = folded.slice(Math.max(0, before.start), last.end)
  return attribute.filter((term) => around.includes(term)).length / attribute.length
}
