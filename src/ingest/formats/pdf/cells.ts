import { rowLine } from '../../tables/marks.js'
import type { LayoutLine, Segment } from './page-text.js'

const fewestRows = 2
const mostPieces = 40

interface Column {
  left: number
  right: number
}

/** The lines with those that are rows of a table written as rows: a cell where its column has none stays empty. */
export function withCells(lines: readonly LayoutLine[]): LayoutLine[] {
  const found: LayoutLine[] = []
  for (let at = 0; at < lines.length; ) {
    let end = at
    while (isBroken(lines[end]) || (end > at && isLone(lines[end]) && isBroken(lines[end + 1])))
      end++
    const rows = lines.slice(at, end)
    if (rows.length >= fewestRows) found.push(...rowsOf(rows))
    else found.push(...rows.map((row) => ({ ...row, isRow: row.pieces.length > 2 })))
    const next = lines[end]
    if (next) found.push(next)
    at = end + 1
  }
  return found
}

function isBroken(line: LayoutLine | undefined): boolean {
  return line !== undefined && line.pieces.length > 1 && line.pieces.length <= mostPieces
}

/** A short stretch alone on its line: between two rows, a row of which one cell says anything. */
function isLone(line: LayoutLine | undefined): boolean {
  return line?.pieces.length === 1 && line.right - line.left <= widestLone * line.size
}
const widestLone = 12

function rowsOf(rows: readonly LayoutLine[]): LayoutLine[] {
  const columns = columnsOf(rows)
  // Two stretches side by side may be a line that is set wide; three are cells.
  const areCells = columns.length > 2 || rows.every(({ pieces }) => pieces.length <= 2)
  if (!areCells) return rows.map((row) => ({ ...row, isRow: row.pieces.length > 2 }))
  return rows.map((row) => {
    const cells = cellsOf(row.pieces, columns) ?? row.pieces.map(({ text }) => text)
    return { ...row, text: rowLine(cells, false) ?? row.text, isRow: true }
  })
}

/** The columns of rows: each reaches as far as its cells do in the rows that have all of them. */
function columnsOf(rows: readonly LayoutLine[]): Column[] {
  const most = Math.max(...rows.map(({ pieces }) => pieces.length))
  const full = rows.filter(({ pieces }) => pieces.length === most)
  return Array.from({ length: most }, (_, i) => ({
    left: Math.min(...full.map(({ pieces }) => pieces[i]?.left ?? 0)),
    right: Math.max(...full.map(({ pieces }) => pieces[i]?.right ?? 0)),
  }))
}

/** The texts of a row by columns, '' where it has none; null where two stretches stand in one column. */
function cellsOf(pieces: readonly Segment[], columns: readonly Column[]): string[] | null {
  const cells = columns.map(() => '')
  for (const [i, piece] of pieces.entries()) {
    const column = pieces.length === columns.length ? i : nearest(piece, columns)
    if (cells[column] !== '') return null
    cells[column] = piece.text
  }
  return cells
}

function nearest({ left, right }: Segment, columns: readonly Column[]): number {
  const shared = columns.map(
    (column) => Math.min(right, column.right) - Math.max(left, column.left),
  )
  return shared.indexOf(Math.max(...shared))
}
