import type { Gap } from '../domain/index.js'
import { foldCompact } from '../text/fold.js'

/** The share of common letter pairs from which questions ask nearly the same. */
const ALIKE = 0.5

interface Group {
  pairs: ReadonlySet<string>
  gaps: Gap[]
}

/**
 * Groups gaps with similar questions: by the pairs of neighbouring letters that they share (the Jaccard index),
 * in either script. Groups are in the order of their first gap, which later gaps are compared with.
 */
export function groupGaps(gaps: readonly Gap[]): Gap[][] {
  const groups: Group[] = []
  for (const gap of gaps) {
    const pairs = pairsOf(gap.question)
    const group = groups.find((other) => likeness(other.pairs, pairs) >= ALIKE)
    if (group) group.gaps.push(gap)
    else groups.push({ pairs, gaps: [gap] })
  }
  return groups.map((group) => group.gaps)
}

function pairsOf(question: string): ReadonlySet<string> {
  const letters = [...foldCompact(question).replace(/[^\p{L}\p{N}]/gu, '')]
  if (letters.length === 1) return new Set(letters)
  return new Set(letters.slice(1).map((letter, i) => `${letters[i]}${letter}`))
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return a.size === b.size ? 1 : 0
  let shared = 0
  for (const pair of a) if (b.has(pair)) shared++
  return shared / (a.size + b.size - shared)
}
