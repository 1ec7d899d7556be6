import { exact, isYear } from '../../../src/text/numerals.js'
import type { Quantity } from '../../../src/text/quantities.js'

type Printed = Pick<Quantity, 'kind' | 'value' | 'high' | 'unit' | 'bound' | 'limit' | 'per'>

/**
 * Formats a quantity in one plain form, which parses to the same value, range, unit, bound and rate: 近30亿元, 至少5人,
 * 每吨3000元, 3至5倍, 3分之1. A bare number is written with 万 or 亿, as no other is parsed, and so is a number of years that
 * would parse as a date: 1000年.
 */
export function formatQuantity(quantity: Printed): string {
  return `${perOf(quantity)}${boundOf(quantity)}${amountOf(quantity)}`
}

function perOf({ per }: Printed): string {
  if (!per) return ''
  return `每${per.value === 1 ? '' : decimal(per.value)}${per.unit}`
}

function boundOf({ bound, limit }: Printed): string {
  if (bound === null) return ''
  if (bound === 'about') return '约'
  if (bound === 'more') return limit ? '至少' : '超'
  return limit ? '不超过' : '近'
}

function amountOf({ kind, value, high, unit }: Printed): string {
  if (kind === 'percent' && unit === '') return fraction(value)
  if (high === null) return `${number(value, unit)}${unit}`
  return `${number(value, unit)}${unit}至${number(high, unit)}${unit}`
}

/** Returns a fraction such as 3分之1, found by expanding into a continued fraction. */
function fraction(share: number): string {
  let [above, below, lastAbove, lastBelow] = [1, 0, 0, 1]
  let rest = share
  for (let step = 0; step < 20; step++) {
    const whole = Math.floor(rest)
    ;[above, lastAbove] = [whole * above + lastAbove, above]
    ;[below, lastBelow] = [whole * below + lastBelow, below]
    if (Math.abs(above / below - share) < 1e-12) break
    rest = 1 / (rest - whole)
  }
  return `${below}分之${above}`
}

// 5G and 8点 would be parsed as a network and a time.
const neverWhole = new Set(['g', '点'])

function number(value: number, unit: string): string {
  const size = Math.abs(value)
  if (size >= 1e12) return `${decimal(exact(value / 1e12))}万亿`
  if (size >= 1e8) return `${decimal(exact(value / 1e8))}亿`
  if (size >= 1e4 || unit === '' || (unit === '年' && isYear(size)))
    return `${decimal(exact(value / 1e4))}万`
  return Number.isInteger(value) && neverWhole.has(unit) ? value.toFixed(1) : decimal(value)
}

/** Formats a number without an exponent. */
function decimal(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text
}
