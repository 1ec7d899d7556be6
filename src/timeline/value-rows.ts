import type { TimelineValue, TimelineValues } from '../domain/index.js'
import { resolveDate } from '../text/date-ranges.js'
import type { Quantity } from '../text/quantities.js'
import { agree, quantityRelation } from '../text/quantity-relations.js'
import type { Line } from './best-naming.js'
import { isTitled, type Measured, measuredIn } from './measured.js'
import { areOfTheSame } from './same-thing.js'
import type { Subject } from './subject.js'

/** A value of a period that ended so long before its report is history, not news of a change; in days. */
const oldest = 400
const dayLength = 86_400_000

type DayOf = (line: Line) => string | null

/**
 * Returns the values that lines give for the same thing, side by side: only things with at least two different values.
 * @param lines in the order of the timeline
 */
export function valueRows(
  subject: Subject,
  lines: readonly Line[],
  dayOf: DayOf,
): TimelineValues[] {
  const rows: Measured[][] = []
  for (const measured of lines.flatMap(measuredIn)) {
    if (!isCurrent(measured) || dayOf(measured.line) === null || !isItself(subject, measured))
      continue
    const row = rows.find((each) => each.every((other) => isNext(measured, other)))
    if (row) row.push(measured)
    else rows.push([measured])
  }
  return rows
    .filter((row) => hasChange(row) && isOneThing(subject, row, dayOf))
    .map((row) => row.toSorted(byPeriod))
    .map((row) => ({
      of: row[0]?.label ?? '',
      unit: row[0]?.quantity.unit ?? '',
      points: row.map((each) => pointOf(each, dayOf(each.line))),
    }))
}

function isNext(a: Measured, b: Measured): boolean {
  return a.line.article.origin !== b.line.article.origin && areOfTheSame(a, b)
}

/** Decides whether an amount is of the subject: a measure must itself be what it is of, somebody has values of their own. */
function isItself({ isNamed }: Subject, { line: { at }, quantity, clause }: Measured): boolean {
  return isNamed || (at.start >= clause.start && at.end <= quantity.start)
}

/**
 * Decides whether all amounts of a row are of one thing: it is said whose they are, and those of one day or one period
 * agree. Where no owner is named (失业率为5.2%), there must be such amounts, of independent reports.
 */
function isOneThing({ isNamed }: Subject, row: readonly Measured[], dayOf: DayOf): boolean {
  const isOwned = row.every(
    ({ owners, head, line }) =>
      owners.size > 0 || isTitled(line) || head.content.some((word) => wholes.has(word)),
  )
  const pairs = row.flatMap((a, i) =>
    row
      .slice(i + 1)
      .filter((b) => timeOf(a, dayOf) === timeOf(b, dayOf))
      .map((b) => [a, b] as const),
  )
  const isConfirmed = isNamed || isOwned || pairs.length > 0
  return isConfirmed && pairs.every(([a, b]) => agree(a.quantity, b.quantity))
}

/** The period that an amount is of, or its day. */
function timeOf(measured: Measured, dayOf: DayOf): string | null {
  return measured.length > 0 ? endOf(measured) : dayOf(measured.line)
}

const wholes = new Set(['全国', '我国', '全球', '国际'])

/** By the end of their periods, where both have one: the first quarter was before the second whenever it was reported. */
function byPeriod(a: Measured, b: Measured): number {
  const [ours, theirs] = [endOf(a), endOf(b)]
  return ours && theirs ? ours.localeCompare(theirs) : 0
}

function endOf({ period, line }: Measured): string | null {
  if (period === null || period.precision === 'word') return null
  return resolveDate(period, line.article.published)?.to ?? null
}

function isCurrent(measured: Measured): boolean {
  const { published } = measured.line.article
  const end = endOf(measured)
  if (end === null || published === null) return true
  return Date.parse(published) - Date.parse(end) < oldest * dayLength
}

function hasChange(row: readonly Measured[]): boolean {
  const [first, ...rest] = row
  return first !== undefined && rest.some((each) => isOther(first.quantity, each.quantity))
}

/** 超过17亿 and 超过18亿 do not deny each other; that the second is said at all is the news. */
function isOther(a: Quantity, b: Quantity): boolean {
  const isFurther =
    a.bound === 'more' && b.bound === 'more' && a.canonical.value !== b.canonical.value
  return isFurther || quantityRelation(a, b) === 'different'
}

function pointOf({ line, quantity, period }: Measured, date: string | null): TimelineValue {
  const { quote, article } = line
  const isDay = period === null || period.precision === 'day' || period.precision === 'word'
  return {
    ...quote.inArticle(quantity),
    date,
    period: isDay ? null : quote.text.slice(period.start, period.end),
    value: quantity.value,
    text: quote.text.slice(quantity.start, quantity.end),
    articleId: article.id,
    source: article.source,
  }
}
