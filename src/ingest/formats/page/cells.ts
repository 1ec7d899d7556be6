import { rowLine } from '../../tables/marks.js'
import type { LayoutLine, Segment } from './page-text.js'

const fewestRows = 2
const mostPieces = 40

interface Column {
  left: number
  right: number
}

/** Rewrites lines that are rows of a table as rows; where a row has no cell in a column, the cell stays empty. */
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

/** Decides whether a line is a single short piece: between two rows, it is a row with only one filled cell. */
function isLone(line: LayoutLine | undefined): boolean {
  return line?.pieces.length === 1 && line.right - line.left <= widestLone * line.size
}
const widestLone = 12

function rowsOf(rows: readonly LayoutLine[]): LayoutLine[] {
  const columns = columnsOf(rows)
  // Two pieces side by side may be one widely spaced line; three are cells.
  const areCells = columns.length > 2 || rows.every(({ pieces }) => pieces.length <= 2)
  if (!areCells) return rows.map((row) => ({ ...row, isRow: row.pieces.length > 2 }))
  return rows.map((row) => {
    const cells = cellsOf(row.pieces, columns) ?? row.pieces.map(({ text }) => text)
    return { ...row, text: rowLine(cells, false) ?? row.text, isRow: true }
  })
}

/** Returns the columns of some rows. The extent of a column comes from the rows that have all cells. */
function columnsOf(rows: readonly LayoutLine[]): Column[] {
  const most = Math.max(...rows.map(({ pieces }) => pieces.length))
  const full = rows.filter(({ pieces }) => pieces.length === most)
  return Array.from({ length: most }, (_, i) => ({
    left: Math.min(...full.map(({ pieces }) => pieces[i]?.left ?? 0)),
    right: Math.max(...full.map(({ pieces }) => pieces[i]?.right ?? 0)),
  }))
}

/** Returns the texts of a row by column, '' for an empty cell; null if two pieces fall into one column. */
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
