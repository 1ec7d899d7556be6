import type { Span } from '../../domain/index.js'
import { applyEdits, type Edit, originAt, type SourceText } from '../source-text.js'

/** What one repair found in a text: changes to make, and what it could not make good. */
export interface Findings {
  edits: Edit[]
  /** Spans of the text before the edits. */
  damage: Span[]
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
}

/** Runs the repairs one after the other, each on what the one before it left. */
export function repairAll(source: SourceText, repairs: readonly Repair[]): Repaired {
  let current = source
  const damage: OriginDamage[] = []
  const counts: { kind: string; count: number }[] = []
  for (const repair of repairs) {
    const found = repair.find(current.text)
    for (const { start, end } of found.damage) {
      damage.push({
        start: originAt(current, start),
        end: originAt(current, Math.max(start, end - 1)) + 1,
        kind: repair.kind,
      })
    }
    const count = Math.max(found.edits.length, found.damage.length)
    if (count > 0) counts.push({ kind: repair.kind, count })
    current = applyEdits(current, found.edits)
  }
  return { source: current, damage, repairs: counts }
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
