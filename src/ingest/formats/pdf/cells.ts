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
    while (isBroken(lines[end])) end++
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

function rowsOf(rows: readonly LayoutLine[]): LayoutLine[] {
  const columns = columnsOf(rows.flatMap(({ pieces }) => pieces))
  // Two stretches side by side may be a line that is set wide; three are cells.
  const areCells =
    columns.length > 2 || rows.every(({ pieces }) => pieces.length === columns.length)
  if (!areCells) return rows.map((row) => ({ ...row, isRow: row.pieces.length > 2 }))
  return rows.map((row) => {
    const texts = columns.map((column) => row.pieces.filter((piece) => isIn(piece, column)))
    const isCertain = texts.every((pieces) => pieces.length < 2)
    const cells = isCertain
      ? texts.map(([piece]) => piece?.text ?? '')
      : row.pieces.map(({ text }) => text)
    return { ...row, text: rowLine(cells, false) ?? row.text, isRow: true }
  })
}

/** Stretches one above the other are a column, wherever in it each begins. */
function columnsOf(pieces: readonly Segment[]): Column[] {
  const columns: Column[] = []
  for (const { left, right } of [...pieces].sort((a, b) => a.left - b.left)) {
    const last = columns[columns.length - 1]
    if (last && left < last.right) last.right = Math.max(last.right, right)
    else columns.push({ left, right })
  }
  return columns
}

function isIn({ left, right }: Segment, column: Column): boolean {
  return left < column.right && right > column.left
}
