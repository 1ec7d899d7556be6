import { type Features, shared } from './features.js'

/** A stretch of one of the passages, in the form that the network gets. */
export interface FeaturedStretch {
  passage: number
  row: Features
}

/**
 * Selects at most `most` stretches, in their order: first from each passage, in the order of the passages, the one that
 * shares most with the question; then those that share most, the earlier first if equal.
 */
export function worthReading<T extends FeaturedStretch>(
  stretches: readonly T[],
  most: number,
): T[] {
  if (stretches.length <= most) return [...stretches]
  const ranked = stretches
    .map((stretch, i) => ({ i, passage: stretch.passage, shares: shared(stretch.row) }))
    .sort((a, b) => b.shares - a.shares || a.i - b.i)
  const first = new Map<number, number>()
  for (const { i, passage } of ranked) if (!first.has(passage)) first.set(passage, i)
  const firsts = [...first].sort(([a], [b]) => a - b).map(([, i]) => i)
  const others = ranked
    .map(({ i }) => i)
    .filter((i) => first.get(stretches[i]?.passage ?? -1) !== i)
  const chosen = new Set([...firsts, ...others].slice(0, most))
  return stretches.filter((_, i) => chosen.has(i))
}
