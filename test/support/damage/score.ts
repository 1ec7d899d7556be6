/** How much of a text was recovered, character by character; white space does not count. */
export interface Score {
  precision: number
  recall: number
  f1: number
}

/**
 * Returns precision, recall and F1 of the characters that two texts share in order (their longest common subsequence).
 */
export function scoreOf(cleaned: string, original: string): Score {
  const [a, b] = [cleaned.replace(/\s+/g, ''), original.replace(/\s+/g, '')]
  const shared = commonLength(a, b)
  const precision = a.length === 0 ? 0 : shared / a.length
  const recall = b.length === 0 ? 0 : shared / b.length
  return { precision, recall, f1: shared === 0 ? 0 : (2 * shared) / (a.length + b.length) }
}

/** Returns the length of the longest common subsequence, by Myers' greedy O(ND) walk over insertions and deletions. */
function commonLength(a: string, b: string): number {
  const most = a.length + b.length
  const furthest = new Map<number, number>([[1, 0]])
  for (let edits = 0; edits <= most; edits++) {
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const down = furthest.get(diagonal + 1) ?? -1
      const right = furthest.get(diagonal - 1) ?? -1
      let x = diagonal === -edits || (diagonal !== edits && right < down) ? down : right + 1
      let y = x - diagonal
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x++
        y++
      }
      furthest.set(diagonal, x)
      if (x >= a.length && y >= b.length) return (most - edits) / 2
    }
  }
  return 0
}
