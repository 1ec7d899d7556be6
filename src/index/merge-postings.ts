import type { Bm25Columns } from './bm25-index.js'

/** The postings of an index: see Bm25Columns. */
export type Postings = Pick<Bm25Columns, 'postingStarts' | 'postingRows' | 'postingFrequencies'>

/** The base's rows from `first` up to, but not including, `end`, some of which move; those outside stay in place. */
interface Moved {
  first: number
  end: number
}

function movedRows(newRows: Int32Array): Moved {
  let first = 0
  let end = newRows.length
  while (first < end && newRows[first] === first) first++
  while (end > first && newRows[end - 1] === end - 1) end--
  return { first, end }
}

/** Adds to `counts`, by term, how many of the base's kept rows contain it; `newRows` is below 0 for the others. */
export function countKept(base: Postings, newRows: Int32Array, counts: Uint32Array): void {
  const { postingStarts, postingRows } = base
  const moved = movedRows(newRows)
  for (let term = 0; term + 1 < postingStarts.length; term++) {
    const start = postingStarts[term] as number
    const end = postingStarts[term + 1] as number
    let kept = end - start
    for (let i = firstFrom(postingRows, start, end, moved); i < end; i++) {
      const row = postingRows[i] as number
      if (row >= moved.end) break
      if ((newRows[row] as number) < 0) kept--
    }
    counts[term] = (counts[term] as number) + kept
  }
}

/** Returns the position of a term's first posting in a row that may move; most terms have none. */
function firstFrom(rows: Uint32Array, start: number, end: number, moved: Moved): number {
  if (start === end || (rows[end - 1] as number) < moved.first) return end
  if ((rows[start] as number) >= moved.end) return end
  let low = start
  let high = end
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((rows[middle] as number) < moved.first) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Fills `merged` (whose `postingStarts` are known) with the kept postings of the base under their new rows and with the
 * added postings, ascending by row within each term.
 */
export function mergePostings(
  base: Postings,
  newRows: Int32Array,
  merged: Postings,
  added: Postings,
): void {
  const isOrderKept = keepsOrder(newRows)
  const moved = movedRows(newRows)
  const terms = merged.postingStarts.length - 1
  for (let term = 0; term < terms; term++) {
    const untouched = untouchedFrom(term, base, added, moved)
    if (untouched > term) {
      copyTerms(base, merged, term, untouched)
      term = untouched - 1
      continue
    }
    const start = merged.postingStarts[term] as number
    const end = merged.postingStarts[term + 1] as number
    const middle = putKept(base, term, newRows, merged, start)
    // Few terms have added postings.
    if (middle < end) putAdded(added, term, merged, start, middle)
    if (!isOrderKept && !isAscending(merged.postingRows, start, end)) sortByRow(merged, start, end)
  }
}

/** Returns the end of the run of terms from `term` on whose postings are the same as in the base, row by row. */
function untouchedFrom(term: number, base: Postings, added: Postings, moved: Moved): number {
  let next = term
  for (; next + 1 < base.postingStarts.length; next++) {
    if (added.postingStarts[next] !== added.postingStarts[next + 1]) break
    const start = base.postingStarts[next] as number
    const end = base.postingStarts[next + 1] as number
    const at = firstFrom(base.postingRows, start, end, moved)
    if (at < end && (base.postingRows[at] as number) < moved.end) break
  }
  return next
}

/** Copies the unchanged postings of a run of terms in one piece; this is most of a merge. */
function copyTerms(base: Postings, merged: Postings, first: number, end: number): void {
  const from = base.postingStarts[first] as number
  const to = base.postingStarts[end] as number
  const target = merged.postingStarts[first] as number
  merged.postingRows.set(base.postingRows.subarray(from, to), target)
  merged.postingFrequencies.set(base.postingFrequencies.subarray(from, to), target)
}

/** Decides whether the kept rows are still in the same order. */
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
 * Inserts a term's added postings, which are ascending, among its kept ones from `start` up to `middle`. The result is
 * ascending if the kept ones are.
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

/** Writes a term's kept postings at `target` and returns the position after them. */
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

/** Sorts a stretch of postings by row, as numbers row · 256 + frequency, which the engine sorts natively. */
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
