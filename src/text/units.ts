import {
  behindGe,
  classifiers,
  type QuantityKind,
  unitAliases,
  units,
} from './lexicon/measures/units.js'
import { isNoUnit } from './not-units.js'

export type { QuantityKind }

/** A unit, by its name in folded text. */
export interface Unit {
  name: string
  kind: QuantityKind
  /** The unit in which its amounts are compared: m², kg, CNY, s, month, 人, … */
  canonical: string
  /** The value of one unit in the canonical unit. */
  factor: number
}

/** A unit as it occurs in a text. */
export interface UnitFound {
  unit: Unit
  end: number
  /** 个多月 and 个半小时 contain their excess. */
  inside: 'more' | 'half' | null
}

/** Counts in this word may be of the same things as counts in another: 280家企业, 280个企业. */
export const loosest = '个'

const unitOf = new Map<string, Unit>()
for (const [kind, canonical, names] of units) {
  for (const entry of names.split(' ')) {
    const [name = '', factor = '1'] = entry.split('=')
    unitOf.set(name, { name, kind, canonical, factor: Number(factor) })
  }
}
for (const name of classifiers.split(' ')) {
  unitOf.set(name, { name, kind: 'count', canonical: name, factor: 1 })
}

for (const [name, shown] of unitAliases) {
  const unit = unitOf.get(shown)
  if (unit) unitOf.set(name, unit)
}

/** Unit names by their first character, longest first. */
const namesFrom = new Map<string, string[]>()
for (const name of [...unitOf.keys()].sort((a, b) => b.length - a.length)) {
  const first = name.charAt(0)
  namesFrom.set(first, [...(namesFrom.get(first) ?? []), name])
}
const latin = /[a-z]/
const latinOrDigit = /[a-z0-9]/

/** Returns a unit by its folded name, or null if there is none. */
export function unitNamed(name: string): Unit | null {
  return unitOf.get(name) ?? null
}

/** Returns every unit; used by tests that print and read all of them. */
export function allUnits(): Unit[] {
  return [...new Set(unitOf.values())]
}

/** Returns the longest unit that begins at `at` of a folded text, or null if there is none. */
export function readUnit(folded: string, at: number): UnitFound | null {
  const inside = folded[at] === '个' ? readInside(folded, at) : null
  if (inside) return inside
  for (const name of namesFrom.get(folded.charAt(at)) ?? []) {
    const unit = unitOf.get(name)
    const end = at + name.length
    if (!unit || !folded.startsWith(name, at) || isNoUnit(name, folded, end)) continue
    // 5v5 does not count volts, and 3max not metres.
    if (latin.test(name.charAt(name.length - 1)) && latinOrDigit.test(folded.charAt(end))) continue
    return { unit, end, inside: null }
  }
  return null
}

/** Reads 个多月, 个半小时. */
function readInside(folded: string, at: number): UnitFound | null {
  const sign = folded[at + 1]
  if (sign !== '多' && sign !== '半' && sign !== '余') return null
  for (const name of behindGe) {
    const unit = unitOf.get(`个${name}`)
    if (!unit || !folded.startsWith(name, at + 2)) continue
    return { unit, end: at + 2 + name.length, inside: sign === '半' ? 'half' : 'more' }
  }
  return null
}
