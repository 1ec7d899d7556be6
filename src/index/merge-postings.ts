import type { Bm25Columns } from './bm25-index.js'

/** The postings of an index: see Bm25Columns. */
export type Postings = Pick<Bm25Columns, 'postingStarts' | 'postingRows' | 'postingFrequencies'>

/** Adds to `counts`, by term, how many rows of the base that are kept hold it; `newRows` is below 0 for the rest. */
export function countKept(base: Postings, newRows: Int32Array, counts: Uint32Array): void {
  const { postingStarts, postingRows } = base
  for (let term = 0; term + 1 < postingStarts.length; term++) {
    const end = postingStarts[term + 1] as number
    let kept = 0
    for (let i = postingStarts[term] as number; i < end; i++) {
      if ((newRows[postingRows[i] as number] as number) >= 0) kept++
    }
    counts[term] = (counts[term] as number) + kept
  }
}

/**
 * Fills `merged` (whose `postingStarts` are known) with the kept postings of the base under their new
 * rows and with the added ones, ascending by row within each term.
 */
export function mergePostings(
  base: Postings,
  newRows: Int32Array,
  merged: Postings,
  added: Postings,
): void {
  const isOrderKept = keepsOrder(newRows)
  for (let term = 0; term + 1 < merged.postingStarts.length; term++) {
    const start = merged.postingStarts[term] as number
    const end = merged.postingStarts[term + 1] as number
    const middle = putKept(base, term, newRows, merged, start)
    // Few terms have added postings.
    if (middle < end) putAdded(added, term, merged, start, middle)
    if (!isOrderKept && !isAscending(merged.postingRows, start, end)) sortByRow(merged, start, end)
  }
}

/** Whether kept rows stand in the order in which they stood. */
function keepsOrder(newRows: Int32Array): boolean {
  let last = -1
  for (const row of newRows) {
    if (row < 0) continue
    if (row < last) return false
    last = row
  }
  return true
}

/**
 * Puts a term's added postings, which are ascending, among its kept ones from `start` up to `middle`; the result
 * is ascending where the kept ones are.
 */
function putAdded(
  added: Postings,
  term: number,
  { postingRows, postingFrequencies }: Postings,
  start: number,
  middle: number,
): void {
  const first = added.postingStarts[term] as number
  let next = (added.postingStarts[term + 1] as number) - 1
  let kept = middle - 1
  for (let target = kept + next - first + 1; next >= first; target--) {
    const row = added.postingRows[next] as number
    if (kept >= start && (postingRows[kept] as number) > row) {
      postingRows[target] = postingRows[kept] as number
      postingFrequencies[target] = postingFrequencies[kept--] as number
    } else {
      postingRows[target] = row
      postingFrequencies[target] = added.postingFrequencies[next--] as number
    }
  }
}

/** Puts a term's kept postings at `target`; returns where the next belongs. */
function putKept(
  base: Postings,
  term: number,
  newRows: Int32Array,
  { postingRows, postingFrequencies }: Postings,
  target: number,
): number {
  if (term + 1 >= base.postingStarts.length) return target
  const end = base.postingStarts[term + 1] as number
  let next = target
  for (let i = base.postingStarts[term] as number; i < end; i++) {
    const row = newRows[base.postingRows[i] as number] as number
    if (row < 0) continue
    postingRows[next] = row
    postingFrequencies[next++] = base.postingFrequencies[i] as number
  }
  return next
}

function isAscending(rows: Uint32Array, start: number, end: number): boolean {
  for (let i = start + 1; i < end; i++) {
    if ((rows[i] as number) < (rows[i - 1] as number)) return false
  }
  return true
}

/** Sorts a stretch of postings by row: as numbers row · 256 + frequency, which the engine sorts natively. */
function sortByRow(
  { postingRows, postingFrequencies }: Postings,
  start: number,
  end: number,
): void {
  const keys = new Float64Array(end - start)
  for (let i = start; i < end; i++) {
    keys[i - start] = (postingRows[i] as number) * 256 + (postingFrequencies[i] as number)
  }
  keys.sort()
  for (let i = start; i < end; i++) {
    const key = keys[i - start] as number
    postingRows[i] = Math.floor(key / 256)
    postingFrequencies[i] = key % 256
  }
}
