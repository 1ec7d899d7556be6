import type { Span } from '../../domain/index.js'
import { applyEdits, type Edit, originAt, type SourceText } from '../source-text.js'

/** What one repair found in a text: the changes to make, and the damage it could not repair. */
export interface Findings {
  edits: Edit[]
  /** Spans of the text before the edits. */
  damage: Span[]
  /** Where each repair begins, if one of them takes several edits. */
  places?: number[]
}

/** One kind of damage and its repair: a pure function of the text. */
export interface Repair {
  kind: string
  find(text: string): Findings
}

/** Damage by its place in the decoded file, which no later repair moves. */
export interface OriginDamage extends Span {
  kind: string
}

/** One repair: where it begins in the decoded file, and the text before and after it. */
export interface Place {
  origin: number
  was: string
  now: string
}

export interface Repaired {
  source: SourceText
  damage: OriginDamage[]
  /** By kind, in the order of the repairs; kinds without a finding are left out. */
  repairs: { kind: string; places: Place[] }[]
}

const mostRounds = 4

/**
 * Runs the repairs one after the other, each on the result of the one before, and repeats all of them while
 * anything changes: one repair may uncover work for another (`&lt;p&gt;` is a tag).
 */
export function repairAll(source: SourceText, repairs: readonly Repair[]): Repaired {
  const places = new Map(repairs.map(({ kind }) => [kind, new Map<number, Place>()]))
  const damage = new Map<number, OriginDamage>()
  let current = source
  for (let round = 0; round < mostRounds; round++) {
    const before = current
    for (const { kind, find } of repairs) {
      const found = find(current.text)
      // If one repair gave up a place and another finds it damaged again, it is one place and belongs to the
      // first.
      for (const { at, was, now } of placesOf(found, current.text)) {
        const origin = originAt(current, at)
        const ofKind = places.get(kind)
        if ((damage.get(origin)?.kind ?? kind) === kind && !ofKind?.has(origin)) {
          ofKind?.set(origin, { origin, was, now })
        }
      }
      for (const each of damageIn(found, current, kind)) {
        if (!damage.has(each.start)) damage.set(each.start, each)
      }
      current = applyEdits(current, found.edits)
    }
    if (current === before) break
  }
  const found = [...places].map(([kind, each]) => ({ kind, places: [...each.values()] }))
  return {
    source: current,
    damage: [...damage.values()],
    repairs: found.filter((each) => each.places.length > 0),
  }
}

function damageIn(found: Findings, source: SourceText, kind: string): OriginDamage[] {
  return found.damage.map(({ start, end }) => ({
    start: originAt(source, start),
    end: originAt(source, Math.max(start, end - 1)) + 1,
    kind,
  }))
}

/**
 * Returns each place with the text before and after its edits; a place that is changed and stays damaged counts
 * once.
 */
function placesOf({ edits, damage, places }: Findings, text: string) {
  const starts =
    places ?? (edits.length >= damage.length ? edits : damage).map(({ start }) => start)
  let next = 0
  return starts.map((at, n) => {
    const upTo = starts[n + 1] ?? Number.POSITIVE_INFINITY
    let [was, now] = ['', '']
    let end = -1
    for (let edit = edits[next]; edit && edit.start < upTo; edit = edits[++next]) {
      const between = end < 0 ? '' : text.slice(end, edit.start)
      was += between + text.slice(edit.start, edit.end)
      now += between + edit.insert
      end = edit.end
    }
    return { at, was, now }
  })
}

/**
 * Returns the edits that replace each match of `pattern` (global) with the result of `replace`; null leaves it
 * as it is.
 */
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
