import type { TimelineValue, TimelineValues } from '../domain/index.js'
import { resolveDate } from '../text/date-ranges.js'
import { quantityRelation } from '../text/quantity-relations.js'
import type { Line } from './best-naming.js'
import { areOfTheSame, type Measured, measuredIn } from './measured.js'
import type { Subject } from './subject.js'

/** A value of a year so much older than its report is history, not news of a change; in days. */
const oldest = 400
const dayLength = 86_400_000

/**
 * Returns the values that lines give for the same thing, side by side: only things with at least two different values.
 * @param lines in the order of the timeline
 */
export function valueRows(
  subject: Subject,
  lines: readonly Line[],
  dayOf: (line: Line) => string | null,
): TimelineValues[] {
  const rows: Measured[][] = []
  for (const measured of lines
    .flatMap(measuredIn)
    .filter(isCurrent)
    .filter(({ line }) => dayOf(line) !== null)
    .filter((each) => isOwned(subject, each))) {
    const row = rows.find((each) => each.every((other) => isNext(measured, other)))
    if (row) row.push(measured)
    else rows.push([measured])
  }
  return rows
    .filter(hasChange)
    .map((row) => row.toSorted(byPeriod))
    .map((row) => ({
      of: row[0]?.label ?? '',
      unit: row[0]?.quantity.unit ?? '',
      points: row.map((each) => pointOf(each, dayOf(each.line))),
    }))
}

function isNext(a: Measured, b: Measured): boolean {
  return a.line !== b.line && a.line.article.origin !== b.line.article.origin && areOfTheSame(a, b)
}

/**
 * Decides whether it is said whose an amount is. A measure that many have (失业率) must be what the amount is of, and must
 * have an owner.
 */
function isOwned(
  { isNamed }: Subject,
  { owners, head, line: { at }, quantity, clause }: Measured,
): boolean {
  if (isNamed) return true
  const isItself = at.start >= clause.start && at.end <= quantity.start
  return isItself && (owners.size > 0 || head.content.some((word) => wholes.has(word)))
}

const wholes = new Set(['全国', '我国', '全球', '国际'])

/** By the end of their periods, where both have one: the first quarter was before the second whenever it was reported. */
function byPeriod(a: Measured, b: Measured): number {
  const [ours, theirs] = [a, b].map(({ period, line }) =>
    period && period.precision !== 'word' ? resolveDate(period, line.article.published)?.to : null,
  )
  return ours && theirs ? ours.localeCompare(theirs) : 0
}

function isCurrent({ period, line }: Measured): boolean {
  const { published } = line.article
  const range = period && period.precision !== 'word' ? resolveDate(period, published) : null
  if (!range || published === null) return true
  return Date.parse(published) - Date.parse(range.to) < oldest * dayLength
}

function hasChange(row: readonly Measured[]): boolean {
  const [first, ...rest] = row
  return (
    first !== undefined &&
    rest.some((each) => quantityRelation(first.quantity, each.quantity) === 'different')
  )
}

function pointOf({ line, quantity, period }: Measured, date: string | null): TimelineValue {
  const { quote, article } = line
  const isDay = period === null || period.precision === 'day' || period.precision === 'word'
  return {
    date,
    period: isDay ? null : quote.text.slice(period.start, period.end),
    value: quantity.value,
    text: quote.text.slice(quantity.start, quantity.end),
    articleId: article.id,
    source: article.source,
  }
}
