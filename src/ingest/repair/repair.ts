import type { Span } from '../../domain/index.js'
import { applyEdits, type Edit, originAt, type SourceText } from '../source-text.js'

/** What one repair found in a text: changes to make, and what it could not make good. */
export interface Findings {
  edits: Edit[]
  /** Spans of the text before the edits. */
  damage: Span[]
  /** Where each repair begins, if one of them takes several edits. */
  places?: number[]
}

/** One kind of damage and how it is made good: a pure function of the text. */
export interface Repair {
  kind: string
  find(text: string): Findings
}

/** Damage by its place in the decoded file, where no later repair moves it. */
export interface OriginDamage extends Span {
  kind: string
}

export interface Repaired {
  source: SourceText
  damage: OriginDamage[]
  repairs: { kind: string; count: number }[]
  /** For each kind, where its repairs begin in the decoded file. */
  places: { kind: string; origins: number[] }[]
}

const mostRounds = 4

/**
 * Runs the repairs one after the other, each on what the one before it left, and all of them again
 * while that changes anything: what one of them uncovers (`&lt;p&gt;` is a tag) another takes.
 */
export function repairAll(source: SourceText, repairs: readonly Repair[]): Repaired {
  const places = new Map<string, Set<number>>(repairs.map(({ kind }) => [kind, new Set()]))
  const damage = new Map<number, OriginDamage>()
  let current = source
  for (let round = 0; round < mostRounds; round++) {
    const before = current
    for (const repair of repairs) {
      const found = repair.find(current.text)
      // What one repair gave up, another finds damaged again: it is one place, and the first one's.
      for (const at of placesOf(found)) {
        const origin = originAt(current, at)
        if ((damage.get(origin)?.kind ?? repair.kind) === repair.kind) {
          places.get(repair.kind)?.add(origin)
        }
      }
      for (const each of damageIn(found, current, repair.kind)) {
        if (!damage.has(each.start)) damage.set(each.start, each)
      }
      current = applyEdits(current, found.edits)
    }
    if (current === before) break
  }
  const found = [...places]
    .map(([kind, origins]) => ({ kind, origins: [...origins] }))
    .filter(({ origins }) => origins.length > 0)
  const counts = found.map(({ kind, origins }) => ({ kind, count: origins.length }))
  return { source: current, damage: [...damage.values()], repairs: counts, places: found }
}

function damageIn(found: Findings, source: SourceText, kind: string): OriginDamage[] {
  return found.damage.map(({ start, end }) => ({
    start: originAt(source, start),
    end: originAt(source, Math.max(start, end - 1)) + 1,
    kind,
  }))
}

/** A place that is changed and stays damaged counts once. */
function placesOf({ edits, damage, places }: Findings): number[] {
  if (places) return places
  return (edits.length >= damage.length ? edits : damage).map(({ start }) => start)
}

/** The edits that replace each match of `pattern` (global) by what `replace` makes of it, null for as is. */
export function editsFor(
  text: string,
  pattern: RegExp,
  replace: (match: RegExpMatchArray) => string | null,
): Edit[] {
  const edits: Edit[] = []
  for (const match of text.matchAll(pattern)) {
    const insert = replace(match)
    if (insert === null) continue
    edits.push({ start: match.index, end: match.index + match[0].length, insert })
  }
  return edits
}
