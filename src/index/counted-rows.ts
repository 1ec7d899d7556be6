/** The postings of a lexical index: see Bm25Columns. */
interface Postings {
  postingStarts: Uint32Array
  postingRows: Uint32Array
}

/** Marks a term whose rows have not been counted yet. */
const NOT_COUNTED = -1

/** Counts rows, and the rows that contain a term, when not every row counts: copies would make words look frequent. */
export class CountedRows {
  readonly size: number
  readonly #columns: Postings
  readonly #counts: Uint8Array | null
  /** The count for each term. */
  readonly #known: Int32Array

  /** @param counts by row, 1 for those that count; null if all do */
  constructor(
    columns: Postings,
    { counts, counted }: { counts: Uint8Array | null; counted: number },
  ) {
    this.#columns = columns
    this.size = counted
    this.#counts = counts
    this.#known = new Int32Array(counts ? columns.postingStarts.length : 0).fill(NOT_COUNTED)
  }

  /** Returns how many of the counting rows contain a term, by its number: at least 1 if any row does. */
  holding(term: number): number {
    const { postingStarts, postingRows } = this.#columns
    const [first, end] = [postingStarts[term] as number, postingStarts[term + 1] as number]
    const counts = this.#counts
    if (!counts) return end - first
    const known = this.#known[term] as number
    if (known !== NOT_COUNTED) return known
    let found = 0
    for (let i = first; i < end; i++) found += counts[postingRows[i] as number] as number
    this.#known[term] = end > first ? Math.max(1, found) : 0
    return this.#known[term] as number
  }
}
