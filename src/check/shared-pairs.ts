import { foldCompact } from '../text/fold.js'

/** The share of a compact text's pairs of characters that another text has; a space in it parts them. */
export function sharedPairs(compact: string, other: string): number {
  const theirs = foldCompact(other)
  const pairs = new Set<string>()
  for (let i = 0; i + 1 < compact.length; i++) pairs.add(compact.slice(i, i + 2))
  const own = [...pairs].filter((pair) => !pair.includes(' '))
  return own.filter((pair) => theirs.includes(pair)).length / Math.max(1, own.length)
}
