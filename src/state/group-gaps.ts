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
  /** The numbers of the groups whose first question has a pair; under '', of those that have none. */
  const having = new Map<string, number[]>()
  for (const gap of gaps) {
    const pairs = pairsOf(gap.question)
    const group = groups[firstAlike(pairs, groups, having)]
    if (group) {
      group.gaps.push(gap)
      continue
    }
    for (const pair of pairs.size === 0 ? [''] : pairs) {
      const numbers = having.get(pair)
      if (numbers) numbers.push(groups.length)
      else having.set(pair, [groups.length])
    }
    groups.push({ pairs, gaps: [gap] })
  }
  return groups.map((group) => group.gaps)
}

/**
 * Returns the number of the first group that is alike; -1 if there is none. Whoever is alike shares at least that part of the
 * pairs, so one of the others and one more: of these the rarest are looked up, and only the groups that have them compared.
 */
function firstAlike(
  pairs: ReadonlySet<string>,
  groups: readonly Group[],
  having: ReadonlyMap<string, readonly number[]>,
): number {
  if (pairs.size === 0) return having.get('')?.[0] ?? -1
  const lists = [...pairs].map((pair) => having.get(pair) ?? []).sort((a, b) => a.length - b.length)
  const needed = pairs.size - Math.ceil(pairs.size * ALIKE) + 1
  let first = -1
  for (const list of lists.slice(0, needed)) {
    for (const number of list) {
      if (first !== -1 && number >= first) break
      if (likeness(groups[number]?.pairs ?? new Set(), pairs) >= ALIKE) first = number
    }
  }
  return first
}

function pairsOf(question: string): ReadonlySet<string> {
  const letters = [...foldCompact(question).replace(/[^\p{L}\p{N}]/gu, '')]
  if (letters.length === 1) return new Set(letters)
  return new Set(letters.slice(1).map((letter, i) => `${letters[i]}${letter}`))
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const pair of a) if (b.has(pair)) shared++
  return shared / (a.size + b.size - shared)
}
