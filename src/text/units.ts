import { behindGe, classifiers, type QuantityKind, unitAliases, units } from './lexicon/units.js'
import { isNoUnit } from './not-units.js'

export type { QuantityKind }

/** A unit by its name in folded text. */
export interface Unit {
  name: string
  kind: QuantityKind
  /** The unit that its amounts are compared in: m², kg, CNY, s, month, 人, … */
  canonical: string
  /** One of this unit in the canonical one. */
  factor: number
}

/** A unit as it stands in a text. */
export interface UnitFound {
  unit: Unit
  end: number
  /** 个多月 and 个半小时 have their excess inside the unit. */
  inside: 'more' | 'half' | null
}

/** Two things counted in these words may be the same things: 280家企业, 280个企业. */
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

/** The names by their first character, longest first. */
const namesFrom = new Map<string, string[]>()
for (const name of [...unitOf.keys()].sort((a, b) => b.length - a.length)) {
  const first = name.charAt(0)
  namesFrom.set(first, [...(namesFrom.get(first) ?? []), name])
}
const latin = /[a-z]/
const latinOrDigit = /[a-z0-9]/

/** A unit by its folded name, null for none. */
export function unitNamed(name: string): Unit | null {
  return unitOf.get(name) ?? null
}

/** Every unit: for tests that print and read all of them. */
export function allUnits(): Unit[] {
  return [...new Set(unitOf.values())]
}

/** The unit that begins at `at` of a folded text, the longest there is; null for none. */
export function readUnit(folded: string, at: number): UnitFound | null {
  const inside = folded[at] === '个' ? readInside(folded, at) : null
  if (inside) return inside
  for (const name of namesFrom.get(folded.charAt(at)) ?? []) {
    const unit = unitOf.get(name)
    const end = at + name.length
    if (!unit || !folded.startsWith(name, at) || isNoUnit(name, folded, end)) continue
    // 5v5 counts no volts, and 3max no metres.
    if (latin.test(name.charAt(name.length - 1)) && latinOrDigit.test(folded.charAt(end))) continue
    return { unit, end, inside: null }
  }
  return null
}

/** 个多月, 个半小时. */
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
