import type { Span } from '../../domain/index.js'
import type { Repair } from '../repair/repair.js'
import type { Edit } from '../source-text.js'
import { groupsOfRows } from './groups.js'
import { tableOf } from './headings.js'
import { filledCells, type Row } from './read-rows.js'

/**
 * Turns each row of a table into a sentence in which every cell follows its heading: 银行：青芜银行；余额（万元）：95.30。 A row
 * that does not fit the others counts as damage: the headings of its cells are unknown.
 */
export const tables: Repair = {
  kind: 'table',
  find(text) {
    const edits: Edit[] = []
    const damage: Span[] = []
    const places: number[] = []
    if (!/[\t|]| {2}|\u3000{2}|[\d%] [-+−\d]/.test(text)) return { edits, damage }
    for (const group of groupsOfRows(text)) {
      const table = tableOf(text, group)
      if (table === null) continue
      const dropped = new Set<Span>(table.dropped)
      for (const row of group.rows) {
        if (dropped.has(row)) continue
        const fits = row.cells.length === table.headings.length
        // An indented line beside the table is not one of its rows.
        if (!fits && filledCells(row) < 2) continue
        places.push(row.start)
        if (fits)
          edits.push(...sentenceOf(row, table.headings, table.isKeyed === true ? '：' : '；'))
        else damage.push({ start: row.start, end: row.end })
      }
      for (const { start, end } of table.dropped) {
        edits.push({ start, end: Math.min(text.length, end + 1), insert: '' })
      }
    }
    edits.sort((a, b) => a.start - b.start)
    return { edits, damage, places: places.sort((a, b) => a - b) }
  },
}

/** Returns the edits that turn a row into a sentence; the cells themselves stay as they are. */
function sentenceOf(row: Row, headings: readonly string[], edge: string): Edit[] {
  const edits: Edit[] = []
  let at = row.start
  for (const [i, { start, end, text }] of row.cells.entries()) {
    if (text === '') continue
    const heading = headings[i] ?? ''
    const insert = `${at === row.start ? '' : edge}${heading === '' ? '' : `${heading}：`}`
    edits.push({ start: at, end: start, insert })
    at = end
  }
  const closes = /[。！？]$/.test(row.cells.findLast(({ text }) => text !== '')?.text ?? '')
  edits.push({ start: at, end: row.end, insert: closes ? '' : '。' })
  return edits
}
