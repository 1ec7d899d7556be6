import type { Span } from '../../domain/index.js'
import { datesAgree } from '../../text/date-ranges.js'
import { type DateMention, dates } from '../../text/dates.js'
import { quantities } from '../../text/quantities.js'
import { quantityRelation, sameDimension } from '../../text/quantity-relations.js'

/**
 * A claim with each amount and date as a text writes the same one (3500万元 as 三千五百万元): a reader compares characters, and
 * takes one value in two writings for two.
 * @param published of the article that the text is of, an ISO date
 */
export function inWritingOf(claim: string, text: string, published: string | null): string {
  const theirs = { amounts: quantities(text), days: dates(text) }
  const changes: [Span, string][] = []
  for (const own of quantities(claim)) {
    const same = theirs.amounts.find(
      (other) =>
        sameDimension(own, other) &&
        own.bound === other.bound &&
        own.limit === other.limit &&
        quantityRelation(own, other) === 'equal',
    )
    if (same) changes.push([own, text.slice(same.start, same.end)])
  }
  for (const own of dates(claim)) {
    const same = theirs.days.find(
      (other) =>
        own.precision === other.precision &&
        isAsLong(own, other) &&
        datesAgree(own, other, null, published),
    )
    const overlaps = ({ start, end }: Span) => start < own.end && end > own.start
    if (same && !changes.some(([span]) => overlaps(span))) {
      changes.push([own, text.slice(same.start, same.end)])
    }
  }
  let written = claim
  for (const [{ start, end }, said] of changes.sort(([a], [b]) => b.start - a.start)) {
    // What stands there as it is stays: 2 stands in many texts.
    if (text.includes(claim.slice(start, end))) continue
    written = written.slice(0, start) + said + written.slice(end)
  }
  return written
}

/** A quarter is not the half-year that holds it. */
function isAsLong(a: DateMention, b: DateMention): boolean {
  const sides = [
    [a.first.month, b.first.month],
    [a.last.month, b.last.month],
  ] as const
  return sides.every(([ours, theirs]) => ours === null || theirs === null || ours === theirs)
}
