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
  const { postingRows, postingFrequencies } = merged
  const baseTerms = base.postingStarts.length - 1
  for (let term = 0; term + 1 < merged.postingStarts.length; term++) {
    const start = merged.postingStarts[term] as number
    let target = start
    let last = -1
    let ascending = true
    const put = (row: number, frequency: number) => {
      postingRows[target] = row
      postingFrequencies[target++] = frequency
      if (row < last) ascending = false
      last = row
    }
    const baseEnd = term < baseTerms ? (base.postingStarts[term + 1] as number) : 0
    for (let i = base.postingStarts[term] ?? baseEnd; i < baseEnd; i++) {
      const row = newRows[base.postingRows[i] as number] as number
      if (row >= 0) put(row, base.postingFrequencies[i] as number)
    }
    const addedEnd = added.postingStarts[term + 1] as number
    for (let i = added.postingStarts[term] as number; i < addedEnd; i++) {
      put(added.postingRows[i] as number, added.postingFrequencies[i] as number)
    }
    if (!ascending) sortByRow(merged, start, target)
  }
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
