/**
 * How readers of a format hand a table on, a line for each row: white space, so that whatever looks for words overlooks it.
 * `tables` makes rows with their headings of such lines.
 */
export const cellEdge = '\t'
/** At the beginning of a row that holds headings. */
export const headingMark = '\v'

export interface GridCell {
  text: string
  /** Columns and rows that it covers. */
  columns: number
  rows: number
}

const mostColumns = 100

/** Rows of a table as they come, each with as many cells as it has columns: what covers several stands in each. */
export class Grid {
  private readonly pending = new Map<number, { text: string; rows: number }>()

  /** The texts of a row's columns, with what reaches into it from above. */
  row(cells: readonly GridCell[]): string[] {
    const texts: string[] = []
    const fromAbove = (): void => {
      for (
        let above = this.pending.get(texts.length);
        above;
        above = this.pending.get(texts.length)
      ) {
        if (--above.rows <= 0) this.pending.delete(texts.length)
        texts.push(above.text)
      }
    }
    for (const { text, columns, rows } of cells) {
      fromAbove()
      for (let i = 0; i < columns && texts.length < mostColumns; i++) {
        if (rows > 1) this.pending.set(texts.length, { text, rows: rows - 1 })
        texts.push(text)
      }
    }
    fromAbove()
    return texts
  }
}

/** A row as a line; null where it has one cell, or all of them say the same: a title over the table. */
export function rowLine(texts: readonly string[], isHeading: boolean): string | null {
  if (texts.length < 2 || new Set(texts).size < 2) return null
  return `${isHeading ? headingMark : ''}${texts.join(cellEdge)}`
}
