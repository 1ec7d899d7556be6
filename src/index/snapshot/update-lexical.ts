import { Bm25Builder } from '../bm25-builder.js'
import type { Bm25Columns } from '../bm25-index.js'
import {
  type ChangedRows,
  type CountedRow,
  countedRow,
  giveRows,
  type LexicalChanges,
  lexicalChanges,
} from './lexical-changes.js'
import type { PreviousFiles } from './previous-version.js'

/** Rows that may be stored beside the file; opening the index merges them into its postings. */
const MOST_ADDED = 1024
/** Deleted rows take no part in a search, but their postings stay in the file until it is rewritten. */
const MOST_GONE = 1 / 16

/** Postings to be written, or the changes to those in the previous version's file, which stays. */
export type FinishedPostings =
  | { columns(): Bm25Columns }
  | { from: PreviousFiles; changes: LexicalChanges }

/**
 * Writes the postings of the new version, row by row. Small changes to the previous version are only recorded, and its
 * postings are never read. With many changes, or without a previous version, the postings are built.
 */
export class LexicalWriter {
  readonly #previous: PreviousFiles | null
  /** The rows so far, while they are few changes to the previous version's file. */
  readonly #rows: (number | CountedRow)[] = []
  readonly #rowsBefore: ChangedRows
  #added = 0
  #builder: Bm25Builder | null

  constructor(previous: PreviousFiles | null) {
    this.#previous = previous
    this.#rowsBefore = previous?.lexicalRows() ?? []
    this.#builder = previous ? null : new Bm25Builder()
  }

  /** Adds the next row: its terms, each as many times as it occurs. */
  async add(terms: Iterable<string>): Promise<void> {
    if (!this.#builder && this.#added >= MOST_ADDED) this.#builder = await this.#build()
    if (this.#builder) this.#builder.add(terms)
    else this.#note(countedRow(terms))
  }

  /** Makes a row of the previous version the next row; each can be kept once. */
  keep(row: number): void {
    const before = this.#rowsBefore[row]
    if (before === undefined) throw new RangeError(`the previous version has no passage ${row}`)
    if (this.#builder) giveRows([before], this.#builder)
    else this.#note(before)
  }

  async finish(): Promise<FinishedPostings> {
    const from = this.#previous
    if (!this.#builder && from) {
      const { rowsInLexicalFile: inFile } = from
      const gone = inFile - (this.#rows.length - this.#added)
      if (gone <= MOST_GONE * inFile) return { from, changes: lexicalChanges(this.#rows, inFile) }
    }
    const builder = this.#builder ?? (await this.#build())
    return { columns: () => builder.columns() }
  }

  #note(row: number | CountedRow): void {
    this.#rows.push(row)
    if (typeof row !== 'number') this.#added++
  }

  /** Returns a builder that contains all rows so far. */
  async #build(): Promise<Bm25Builder> {
    const builder = new Bm25Builder((await this.#previous?.lexicalFile()) ?? null)
    giveRows(this.#rows.splice(0), builder)
    return builder
  }
}
