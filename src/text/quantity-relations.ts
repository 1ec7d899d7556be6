import { ownCounters } from './lexicon/measures/units.js'
import { isLooseUnit, type Quantity } from './quantities.js'

/**
 * How two amounts relate. Equal: one value, stated with the same certainty. Compatible: both can be true of one thing,
 * because one is rounded, approximate or a range around the other.
 */
export type QuantityRelation = 'equal' | 'compatible' | 'different'

/** The amounts that a quantity allows, in its canonical unit. */
export interface Interval {
  low: number
  high: number
}

/** Words for nearness reach at most this far, as a share of the amount: 近30亿 is at least 27亿. */
const nearness = 0.1
/** Rounding may lose half of the last place, but no more than this share of the amount. */
const rounding = 0.05
/** More than unit conversion loses. */
const tiny = 1e-9

/** Decides whether two quantities measure the same kind of thing: area, money of one currency, people, … */
export function sameDimension(a: Quantity, b: Quantity): boolean {
  const [unitA, perA] = parts(a)
  const [unitB, perB] = parts(b)
  if (perA !== perB) return false
  if (unitA === unitB) return true
  // 280家企业 and 280个企业 are one number; 3亿 may be 3亿元. Shares, lengths and times are never bare.
  return (
    (isLooseUnit(unitA) && allowsLoose(b, unitA)) || (isLooseUnit(unitB) && allowsLoose(a, unitB))
  )
}

const ownWords = new Set(ownCounters)

function allowsLoose({ kind, canonical }: Quantity, loose: string): boolean {
  if (kind === 'money') return loose === ''
  return kind === 'count' && !ownWords.has(canonical.unit.split('/')[0] ?? '')
}

function parts({ canonical }: Quantity): [unit: string, per: string] {
  const slash = canonical.unit.startsWith('bit/s')
    ? canonical.unit.indexOf('/', 5)
    : canonical.unit.indexOf('/')
  if (slash < 0) return [canonical.unit, '']
  return [canonical.unit.slice(0, slash), canonical.unit.slice(slash + 1)]
}

/**
 * Returns the amounts that a quantity allows: 2000余 up to the next 1000, 突破700亿 up to 800亿 (by the place of the last
 * digit other than zero); 近 downwards and 约 both ways by that place, but at most by a tenth; 至少 and 不超过 are open on one
 * side.
 */
export function intervalOf(quantity: Quantity): Interval {
  const { value, canonical, bound, limit } = quantity
  const low = canonical.value
  const high = canonical.high ?? low
  const place = lastPlace(value) * toCanonical(quantity)
  if (bound === 'more') return { low, high: limit ? Number.POSITIVE_INFINITY : high + place }
  const near = Math.min(place, Math.abs(low) * nearness)
  if (bound === 'less') return { low: limit ? Number.NEGATIVE_INFINITY : low - near, high }
  return bound === 'about' ? { low: low - near, high: high + near } : { low, high }
}

/** Returns the factor from the unit as written to the canonical one. */
function toCanonical({ value, canonical }: Quantity): number {
  return value === 0 ? 1 : canonical.value / value
}

/** Returns the place value of the last digit other than zero: 10,000 for 1,330,000. */
function lastPlace(value: number): number {
  const [digits = '', exponent = '0'] = Math.abs(value).toExponential().split('e')
  return 10 ** (Number(exponent) - (digits.split('.')[1]?.length ?? 0))
}

/** Returns how two amounts relate; `different` if they measure different things. */
export function quantityRelation(a: Quantity, b: Quantity): QuantityRelation {
  if (!sameDimension(a, b)) return 'different'
  const [ours, theirs] = [intervalOf(a), intervalOf(b)]
  const isSame = areClose(ours.low, theirs.low) && areClose(ours.high, theirs.high)
  if (isSame && a.bound === b.bound && a.limit === b.limit) return 'equal'
  // The range that 约 allows already includes rounding.
  const isNear = a.bound === 'about' || b.bound === 'about'
  const tolerance = isNear
    ? tiny * Math.abs(a.canonical.value)
    : Math.max(roundingOf(a), roundingOf(b))
  const gap = Math.max(ours.low, theirs.low) - Math.min(ours.high, theirs.high)
  return gap <= tolerance ? 'compatible' : 'different'
}

function areClose(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= tiny * Math.max(Math.abs(a), Math.abs(b))
}

function roundingOf(quantity: Quantity): number {
  const size = Math.max(Math.abs(quantity.canonical.value), Math.abs(quantity.canonical.high ?? 0))
  const lost = (quantity.precision / 2) * Math.abs(toCanonical(quantity))
  return Math.min(lost, size * rounding) + size * tiny
}

/** Decides whether two amounts can be true of one thing. */
export function agree(a: Quantity, b: Quantity): boolean {
  return quantityRelation(a, b) !== 'different'
}
