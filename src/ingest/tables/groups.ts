import type { Span } from '../../domain/index.js'
import { filledCells, type Row, rowOf } from './read-rows.js'

/** Consecutive rows of one kind. */
export interface RowGroup {
  rows: Row[]
  /** The two lines above the rows, the nearest last. */
  above: Span[]
}

const fewestRows = 2
/** The fewest lines with wide gaps that make a table, since only their number shows that they are one. */
const fewestLinedUp = 3

export function groupsOfRows(text: string): RowGroup[] {
  const groups: RowGroup[] = []
  let open: RowGroup | null = null
  let above: Span[] = []
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    const row = rowOf(text, start, end)
    if (row === null) open = null
    else if (open !== null && isAlike(open.rows[0], row)) open.rows.push(row)
    else {
      open = { rows: [row], above }
      groups.push(open)
    }
    if (text.slice(start, end).trim() !== '') above = [...above.slice(-1), { start, end }]
    start = end + 1
  }
  return groups.filter(({ rows }) => {
    const filled = rows.filter((row) => filledCells(row) > 1).length
    return filled >= (rows[0]?.kind === 'columns' ? fewestLinedUp : fewestRows)
  })
}

function isAlike(first: Row | undefined, row: Row): boolean {
  return first?.kind === row.kind || (first?.kind === 'pipes' && row.kind === 'rule')
}
