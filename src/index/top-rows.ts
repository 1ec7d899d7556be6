/** A row and its score. */
export interface ScoredRow {
  row: number
  score: number
}

/**
 * The `k` of `rows` with the highest `scores[row]` that `filter` admits, best first, ties by row.
 * A heap of k with the worst at its root: most rows cost one comparison, and the filter is asked
 * only about rows that would get in.
 */
export function best(
  rows: Uint32Array,
  scores: Float64Array,
  k: number,
  filter?: (row: number) => boolean,
): ScoredRow[] {
  const heap: ScoredRow[] = []
  if (k < 1) return heap
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number
    const candidate = { row, score: scores[row] as number }
    const worst = heap[0]
    if (heap.length >= k && worst && !isWorse(worst, candidate)) continue
    if (filter && !filter(row)) continue
    if (heap.length < k) {
      heap.push(candidate)
      rise(heap)
    } else {
      heap[0] = candidate
      sink(heap)
    }
  }
  return heap.sort((a, b) => b.score - a.score || a.row - b.row)
}

function isWorse(a: ScoredRow, b: ScoredRow): boolean {
  return a.score < b.score || (a.score === b.score && a.row > b.row)
}

/** Moves the last element of the heap up to its place. */
function rise(heap: ScoredRow[]): void {
  let child = heap.length - 1
  while (child > 0) {
    const parent = (child - 1) >> 1
    if (!isWorse(heap[child] as ScoredRow, heap[parent] as ScoredRow)) return
    swap(heap, child, parent)
    child = parent
  }
}

/** Moves the first element of the heap down to its place. */
function sink(heap: ScoredRow[]): void {
  let parent = 0
  for (;;) {
    let worst = parent
    for (const child of [2 * parent + 1, 2 * parent + 2]) {
      if (child < heap.length && isWorse(heap[child] as ScoredRow, heap[worst] as ScoredRow)) {
        worst = child
      }
    }
    if (worst === parent) return
    swap(heap, parent, worst)
    parent = worst
  }
}

function swap(heap: ScoredRow[], i: number, j: number): void {
  const held = heap[i] as ScoredRow
  heap[i] = heap[j] as ScoredRow
  heap[j] = held
}
