import type { Bm25Builder } from '../bm25-builder.js'
import { MAXIMUM_FREQUENCY } from '../lexical-index.js'
import { StringTable } from '../string-table.js'

/** The changes since the postings file was written: a small refresh carries that file over unchanged. */
export const LEXICAL_CHANGES = 'lexical-changes.bin'

/** Marks a row that is not in the file. */
const ADDED = 0xffffffff

export interface LexicalChanges {
  /** One number: how many rows the file has, including deleted ones. */
  rowsInFile: Uint32Array
  /** By passage row: its row in the file, or ADDED for the next of the rows added since. */
  fileRows: Uint32Array
  /** The terms of the rows added since: see StringTable. */
  termUnits: Uint16Array
  termStarts: Uint32Array
  termSlots: Uint32Array
  /** For each of those rows, by number: its entries are those from `starts[n]` up to `starts[n + 1]`. */
  starts: Uint32Array
  entryTerms: Uint32Array
  entryFrequencies: Uint8Array
  /** The number of terms in each of them, counted with repetition. */
  lengths: Uint32Array
}

/** A row's terms, each once with its frequency (at most MAXIMUM_FREQUENCY), and their total number. */
export interface CountedRow {
  terms: readonly (readonly [term: string, frequency: number])[]
  length: number
}

export function countedRow(terms: Iterable<string>): CountedRow {
  const frequencies = new Map<string, number>()
  let length = 0
  for (const term of terms) {
    frequencies.set(term, (frequencies.get(term) ?? 0) + 1)
    length++
  }
  const capped = ([term, times]: [string, number]) =>
    [term, Math.min(times, MAXIMUM_FREQUENCY)] as const
  return { terms: [...frequencies].map(capped), length }
}

/** The rows of a version: each is a row of the file, or one added since. */
export type ChangedRows = readonly (number | CountedRow)[]

export function lexicalChanges(rows: ChangedRows, rowsInFile: number): LexicalChanges {
  const terms = new StringTable()
  const starts = [0]
  const entryTerms: number[] = []
  const entryFrequencies: number[] = []
  const lengths: number[] = []
  for (const row of rows) {
    if (typeof row === 'number') continue
    for (const [term, frequency] of row.terms) {
      entryTerms.push(terms.add(term))
      entryFrequencies.push(frequency)
    }
    starts.push(entryTerms.length)
    lengths.push(row.length)
  }
  const table = terms.columns()
  return {
    rowsInFile: Uint32Array.of(rowsInFile),
    fileRows: Uint32Array.from(rows, (row) => (typeof row === 'number' ? row : ADDED)),
    termUnits: table.units,
    termStarts: table.starts,
    termSlots: table.slots,
    starts: Uint32Array.from(starts),
    entryTerms: Uint32Array.from(entryTerms),
    entryFrequencies: Uint8Array.from(entryFrequencies),
    lengths: Uint32Array.from(lengths),
  }
}

/** Returns the rows that these changes describe. */
export function changedRows(changes: LexicalChanges): ChangedRows {
  const { termUnits: units, termStarts: starts, termSlots: slots } = changes
  const terms = new StringTable({ units, starts, slots })
  let added = 0
  return Array.from(changes.fileRows, (row) =>
    row === ADDED ? countedRowAt(changes, terms, added++) : row,
  )
}

function countedRowAt(changes: LexicalChanges, terms: StringTable, n: number): CountedRow {
  const { starts, entryTerms, entryFrequencies, lengths } = changes
  const first = starts[n] as number
  const entries = [...entryTerms.subarray(first, starts[n + 1])].map(
    (term, i) => [terms.at(term), entryFrequencies[first + i] as number] as const,
  )
  return { terms: entries, length: lengths[n] as number }
}

/** Adds the rows of a version to a builder whose base is the file. */
export function giveRows(rows: ChangedRows, builder: Bm25Builder): void {
  for (const row of rows) {
    if (typeof row === 'number') builder.keep(row)
    else builder.addCounted(row.terms, row.length)
  }
}
