/** A row and its score. */
export interface ScoredRow {
  row: number
  score: number
}

/**
 * Keeps the `k` best of the rows it is offered: highest score first, ties by row. A heap with the worst at its root, so
 * that most rows cost one comparison.
 */
export class TopRows {
  readonly #heap: ScoredRow[] = []
  /** The minimum score for a row to be kept. */
  floor = Number.NEGATIVE_INFINITY

  constructor(readonly k: number) {}

  /** Decides whether a row with this score would be kept. */
  admits(row: number, score: number): boolean {
    const worst = this.#heap[0]
    if (this.#heap.length < this.k || !worst) return this.k > 0
    return score > worst.score || (score === worst.score && row < worst.row)
  }

  /** Adds a row for which `admits` returned true. */
  add(row: number, score: number): void {
    const heap = this.#heap
    if (heap.length < this.k) {
      heap.push({ row, score })
      rise(heap)
    } else {
      heap[0] = { row, score }
      sink(heap)
    }
    if (heap.length === this.k) this.floor = heap[0]?.score ?? this.floor
  }

  /** Returns the kept rows, best first. */
  sorted(): ScoredRow[] {
    return this.#heap.toSorted((a, b) => b.score - a.score || a.row - b.row)
  }
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
    for (let child = 2 * parent + 1; child <= 2 * parent + 2; child++) {
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
