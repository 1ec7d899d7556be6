import { BITS, type LexicalFinding } from './lexical-index.js'

/** The position of a question term's postings, and the term's factor: weight · idf. */
export interface TermPostings {
  factor: number
  next: number
  end: number
}

/** Rows in groups of neighbours, with their postings and the lengthNorm of each row and group. */
export interface GroupedRows {
  columns: { postingRows: Uint32Array; postingFrequencies: Uint8Array }
  groups: Uint32Array
  norms: Float32Array
  groupNorms: Float32Array
}

/** Returns a finding for each row, in order: how the terms of a question score it and its group. */
export function lookUpGroups(
  index: GroupedRows,
  terms: readonly (TermPostings | null)[],
  rows: readonly number[],
): LexicalFinding[] {
  const seen = new Map<number, SeenGroup>()
  return rows.map((row) => {
    const group = index.groups[row] as number
    const known = seen.get(group)
    const found = known ?? lookUpGroup(index, terms, row)
    if (!known) seen.set(group, found)
    const at = row - found.first
    const bits = (place: number) => found.bits[place] ?? 0
    return {
      row,
      score: found.scores[at] ?? 0,
      groupScore: found.groupScore,
      terms: bits(at),
      termsNear: bits(at) | bits(at - 1) | bits(at + 1),
      termsInGroup: found.bits.reduce((all, one) => all | one, 0),
    }
  })
}

/** The rows of a group from `first` on: their scores and the terms they contain. */
interface SeenGroup {
  first: number
  scores: Float64Array
  bits: Int32Array
  groupScore: number
}

function lookUpGroup(
  { columns, groups, norms, groupNorms }: GroupedRows,
  terms: readonly (TermPostings | null)[],
  row: number,
): SeenGroup {
  const { postingRows, postingFrequencies } = columns
  const group = groups[row] as number
  let first = row
  while (first > 0 && groups[first - 1] === group) first--
  let end = row + 1
  while (groups[end] === group) end++
  const scores = new Float64Array(end - first)
  const bits = new Int32Array(end - first)
  let groupScore = 0
  for (const [number, term] of terms.entries()) {
    if (!term) continue
    const { factor } = term
    let inGroup = 0
    for (let i = lowerBound(postingRows, first, term); i < term.end; i++) {
      const at = (postingRows[i] as number) - first
      if (at >= scores.length) break
      const frequency = postingFrequencies[i] as number
      const norm = norms[first + at] as number
      scores[at] = (scores[at] as number) + (factor * frequency) / (frequency + norm)
      if (number < BITS) bits[at] = (bits[at] as number) | (1 << number)
      inGroup += frequency
    }
    if (inGroup > 0) groupScore += (factor * inGroup) / (inGroup + (groupNorms[group] as number))
  }
  return { first, scores, bits, groupScore }
}

/** Returns the first position within a term's postings whose row is at least `row`. */
function lowerBound(postingRows: Uint32Array, row: number, { next, end }: TermPostings): number {
  let low = next
  let high = end
  while (low < high) {
    const middle = (low + high) >> 1
    if ((postingRows[middle] as number) < row) low = middle + 1
    else high = middle
  }
  return low
}
