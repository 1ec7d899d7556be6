import type { Span } from '../../domain/index.js'
import { datesAgree } from '../../text/date-ranges.js'
import type { DateMention } from '../../text/dates.js'
import { quantityRelation, sameDimension } from '../../text/quantity-relations.js'
import { ReadText } from '../../text/read-text.js'

/**
 * Returns the claim with each amount and date written as the text writes the same value (3500万元 as 三千五百万元): a reader
 * compares characters, and takes two spellings of one value for two values.
 * @param published the date of the article that the text is from, an ISO date
 */
export function inWritingOf(claim: ReadText, theirs: ReadText, published: string | null): ReadText {
  const { text } = theirs
  const changes: [Span, string][] = []
  for (const own of claim.quantities) {
    const same = theirs.quantities.find(
      (other) =>
        sameDimension(own, other) &&
        own.bound === other.bound &&
        own.limit === other.limit &&
        quantityRelation(own, other) === 'equal',
    )
    if (same) changes.push([own, text.slice(same.start, same.end)])
  }
  for (const own of claim.dates) {
    const same = theirs.dates.find(
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
  let written = claim.text
  for (const [{ start, end }, said] of changes.sort(([a], [b]) => b.start - a.start)) {
    // A value that the text has in the same spelling stays: 2 occurs in many texts.
    if (text.includes(claim.text.slice(start, end))) continue
    written = written.slice(0, start) + said + written.slice(end)
  }
  return written === claim.text ? claim : new ReadText(written)
}

/** A quarter is not the half-year that contains it. */
function isAsLong(a: DateMention, b: DateMention): boolean {
  const sides = [
    [a.first.month, b.first.month],
    [a.last.month, b.last.month],
  ] as const
  return sides.every(([ours, theirs]) => ours === null || theirs === null || ours === theirs)
}
