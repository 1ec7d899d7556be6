/**
 * Marks with which format readers pass on a table, one line per row. They are white space, so that code looking
 * for words ignores them. `tables` turns such lines into rows with headings.
 */
export const cellEdge = '\t'
/** Precedes a row that holds headings. */
export const headingMark = '\v'

export interface GridCell {
  text: string
  /** The columns and rows that it spans. */
  columns: number
  rows: number
}

const mostColumns = 100

/**
 * Builds the rows of a table one by one, each with a text for every column: a cell that spans several is
 * repeated in each.
 */
export class Grid {
  private readonly pending = new Map<number, { text: string; rows: number }>()

  /** Returns the texts of a row's columns, including cells that extend into it from above. */
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

/** Returns a row as a line; null if it has one cell, or all cells are equal, as in a title above the table. */
export function rowLine(texts: readonly string[], isHeading: boolean): string | null {
  if (texts.length < 2 || new Set(texts).size < 2) return null
  return `${isHeading ? headingMark : ''}${texts.join(cellEdge)}`
}
