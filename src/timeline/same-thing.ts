import { plainAmounts } from '../evidence/comparison/plain-amounts.js'
import { clauseAround } from '../evidence/comparison/statement.js'
import { sameDimension } from '../text/quantity-relations.js'
import type { Measured } from './measured.js'

/** Decides whether two amounts are of one thing at two times: each is stated in the other's words. */
export function areOfTheSame(a: Measured, b: Measured): boolean {
  return (
    sameDimension(a.quantity, b.quantity) &&
    a.counted === b.counted &&
    isSameLength(a.length, b.length) &&
    (!a.isChange || a.length > 0) &&
    basisOf(a) === basisOf(b) &&
    a.name === b.name &&
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

function haveSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((each) => b.has(each))
}
