import { clauseMarks } from './clauses.js'
import { exact } from './numerals.js'
import { readPer } from './qualifiers.js'
import type { Quantity } from './quantities.js'
import { unitNamed } from './units.js'

/** Words between 每分钟 and its amount (有, 可生产, 灌装): no punctuation and no other number. */
const between = new RegExp(`^[^${clauseMarks}、\\d\\s每]{1,6}$`)
const farthest = 14

/**
 * Returns an amount as a rate if words stand between it and what it is counted against: 每分钟有200个. The parser reads only
 * 每分钟200个. In the result, `start` is that of 每, so the span includes the words between.
 * @param folded the folded text that contains the quantity
 */
export function withRateBefore(folded: string, quantity: Quantity): Quantity {
  if (quantity.per !== null || quantity.kind === 'percent') return quantity
  const from = Math.max(0, quantity.start - farthest)
  const each = folded.lastIndexOf('每', quantity.start - 1)
  const read = each < from ? null : readPer(folded, each + 1)
  const time = read && unitNamed(read.per.unit)
  if (!read || !time || (time.canonical !== 's' && time.canonical !== 'month')) return quantity
  if (!between.test(folded.slice(read.end, quantity.start))) return quantity
  const { value, high, unit } = quantity.canonical
  const of = time.factor * read.per.value
  return {
    ...quantity,
    start: each,
    per: read.per,
    canonical: {
      value: exact(value / of),
      high: high === null ? null : exact(high / of),
      unit: `${unit}/${time.canonical}`,
    },
  }
}
