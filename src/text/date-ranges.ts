import type { CalendarPoint } from './date-words.js'
import { type DateMention, isoDate } from './dates.js'

/** Days as YYYY-MM-DD, both included. */
export interface DateRange {
  from: string
  to: string
}

const endless = '9999-12-31'
const dayLength = 86_400_000

/**
 * Returns the days of a date or period. Parts that it leaves out are taken from `published`, the day of the article
 * (YYYY-MM-DD): 9月5日 is the one nearest to it, where days ahead count double. 次日 is counted from the day that the text
 * names before it. Returns null if that day is unknown, if the words leave the day open (日前), or if there is no such day.
 */
export function resolveDate(mention: DateMention, published: string | null): DateRange | null {
  const range = rangeOf(mention, published)
  if (!range || !mention.since) return range
  return { from: range.from, to: published ?? endless }
}

function rangeOf(mention: DateMention, published: string | null): DateRange | null {
  const { first, last, shift } = mention
  if (shift?.isFromText) return countedOn(mention, published)
  if (!shift && first.year !== null && last.year !== null) return daysBetween(first, last)
  const written = published === null ? null : toDay(published)
  if (written === null) return null
  if (shift) return shifted(mention, written)
  return first.month === null ? nearestMonth(mention, written) : nearestYear(mention, written)
}

function daysBetween(first: CalendarPoint, last: CalendarPoint): DateRange | null {
  const { year, month } = last
  if (first.year === null || year === null) return null
  const from = isoDate(first.year, first.month ?? 1, first.day ?? 1)
  const lastDay = last.day ?? new Date(Date.UTC(year, month ?? 12, 0)).getUTCDate()
  const to = isoDate(year, month ?? 12, lastDay)
  return from !== null && to !== null && from <= to ? { from, to } : null
}

/** Counts from the day that the text named before. */
function countedOn({ from, shift }: DateMention, published: string | null): DateRange | null {
  const named = from && resolveDate(from, published)
  return named && oneDay(Date.parse(named.from) + (shift?.by ?? 0) * dayLength)
}

function shifted(mention: DateMention, written: number): DateRange | null {
  const { shift, first, last } = mention
  if (!shift || shift.by === null) return null
  const date = new Date(written)
  const year = date.getUTCFullYear()
  if (shift.unit === 'year') return inYear(mention, year + shift.by)
  if (shift.unit === 'month') {
    const there = new Date(Date.UTC(year, date.getUTCMonth() + shift.by, 1))
    const month = { year: there.getUTCFullYear(), month: there.getUTCMonth() + 1 }
    return daysBetween({ ...month, day: first.day }, { ...month, day: last.day })
  }
  if (shift.unit === 'day') return oneDay(written + shift.by * dayLength)
  const weekdayOfWriting = date.getUTCDay() || 7
  const monday = written + (1 - weekdayOfWriting + 7 * shift.by) * dayLength
  if (shift.weekday === null) return { from: toIso(monday), to: toIso(monday + 6 * dayLength) }
  const distance = (shift.weekday - weekdayOfWriting + 7) % 7
  if (shift.isNearest) return oneDay(written + (distance > 3 ? distance - 7 : distance) * dayLength)
  return oneDay(monday + (shift.weekday - 1) * dayLength)
}

/** Places the mention in a year; a range across the turn of the year ends in the next one. */
function inYear({ first, last }: DateMention, year: number): DateRange | null {
  const range = daysBetween({ ...first, year }, { ...last, year })
  return range ?? daysBetween({ ...first, year }, { ...last, year: year + 1 })
}

function nearestYear(mention: DateMention, written: number): DateRange | null {
  const year = new Date(written).getUTCFullYear()
  return nearest(
    [year, year - 1, year + 1].map((each) => inYear(mention, each)),
    written,
  )
}

function nearestMonth({ first, last }: DateMention, written: number): DateRange | null {
  const date = new Date(written)
  // Goes two months back because the 31st before 1 March is in January.
  const candidates = [0, -1, -2, 1].map((by) => {
    const there = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + by, 1))
    const month = { year: there.getUTCFullYear(), month: there.getUTCMonth() + 1 }
    return daysBetween({ ...month, day: first.day }, { ...month, day: last.day })
  })
  return nearest(candidates, written)
}

/** News reports the past more often than the future: a day ahead counts as twice as far away. */
const futureWeight = 2

function nearest(candidates: readonly (DateRange | null)[], written: number): DateRange | null {
  let best: DateRange | null = null
  let least = Number.POSITIVE_INFINITY
  for (const range of candidates) {
    if (!range) continue
    const ahead = futureWeight * (Date.parse(range.from) - written)
    const distance = Math.max(ahead, written - Date.parse(range.to), 0)
    if (distance < least) [best, least] = [range, distance]
  }
  return best
}

/**
 * Decides whether two dates can be the same: their days overlap. A part that neither states and that the articles' days
 * do not give is assumed to be the same (9月5日 and 2024年9月5日 agree). Returns false if one cannot be resolved.
 */
export function datesAgree(
  a: DateMention,
  b: DateMention,
  publishedA: string | null = null,
  publishedB: string | null = publishedA,
): boolean {
  const ours = resolveDate(a, publishedA)
  const theirs = resolveDate(b, publishedB)
  if (ours && theirs) return overlap(ours, theirs)
  if (a.shift || b.shift) return false
  const filledA = filled(a, b)
  const filledB = filled(b, a)
  return filledA !== null && filledB !== null && overlap(filledA, filledB)
}

function overlap(a: DateRange, b: DateRange): boolean {
  return a.from <= b.to && b.from <= a.to
}

// A leap year, so that it contains 2月29日.
const anyYear = 2000

function filled(mention: DateMention, other: DateMention): DateRange | null {
  const month =
    mention.first.day !== null && mention.first.month === null ? (other.first.month ?? 1) : null
  const fill = (point: CalendarPoint) => ({
    ...point,
    year: point.year ?? other.first.year ?? anyYear,
    month: point.month ?? month,
  })
  return daysBetween(fill(mention.first), fill(mention.last))
}

function toDay(iso: string): number | null {
  const [year = 0, month = 0, day = 0] = iso.slice(0, 10).split('-').map(Number)
  return isoDate(year, month, day) === null ? null : Date.UTC(year, month - 1, day)
}

function toIso(day: number): string {
  return new Date(day).toISOString().slice(0, 10)
}

function oneDay(day: number): DateRange {
  return { from: toIso(day), to: toIso(day) }
}
