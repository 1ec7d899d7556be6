import papaparse from 'papaparse'
import type { Table } from './tables.js'

/** What Excel and others take for a formula, in either width; they are shown an apostrophe before it. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/

/** A table as CSV (RFC 4180) in UTF-8, with the mark without which Excel takes Chinese for something else. */
export function csvOf({ columns, rows }: Table): string {
  const cells = [columns, ...rows].map((row) => row.map((cell) => cell ?? ''))
  return `\ufeff${papaparse.unparse(cells, { escapeFormulae: formula })}\r\n`
}
