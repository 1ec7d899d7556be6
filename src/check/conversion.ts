import type { StatedValue } from '../evidence/comparison/statement.js'
import { fold } from '../text/fold.js'
import { type Quantity, quantities } from '../text/quantities.js'
import { withRateBefore } from '../text/quantity-rates.js'

/**
 * Converts an amount in another unit to the unit of the claimed one, e.g. 133.33公顷; null if no conversion is needed.
 */
export function conversionOf(value: StatedValue | null, said: string | null): string | null {
  if (value?.kind !== 'quantity' || said === null) return null
  const [first] = quantities(said)
  const theirs = first && withRateBefore(fold(said), first)
  const ours = value.quantity
  if (!theirs || isSameUnit(ours, theirs) || ours.canonical.unit !== theirs.canonical.unit)
    return null
  const perUnit = ours.value === 0 ? 0 : ours.canonical.value / ours.value
  if (perUnit === 0 || !Number.isFinite(perUnit)) return null
  return amountIn(theirs.canonical.value / perUnit, ours)
}

function isSameUnit(a: Quantity, b: Quantity): boolean {
  return a.unit === b.unit && a.per?.unit === b.per?.unit && a.per?.value === b.per?.value
}

function amountIn(value: number, { kind, unit, per }: Quantity): string {
  if (kind === 'percent') return `${rounded(value)}%`
  const of = per ? `每${per.value === 1 ? '' : per.value}${per.unit}` : ''
  return `${of}${rounded(value)}${unit}`
}

/** Rounds to four significant digits; large numbers with 万 and 亿. */
function rounded(value: number): string {
  const size = Math.abs(value)
  if (size >= 1e8) return `${Number((value / 1e8).toPrecision(4))}亿`
  if (size >= 1e5) return `${Number((value / 1e4).toPrecision(4))}万`
  return String(Number(value.toPrecision(4)))
}
