import type { Span } from '../domain/index.js'

/** A cell of a row, its place in the row's sentence that of its value. */
export interface RowCell extends Span {
  /** '' where its column has none. */
  heading: string
  value: string
}

const sentence =
  /^[^；：]{1,60}(?:：[^；]{1,200})?(?:；[^；：]{1,60}(?:：[^；]{1,200})?){1,60}[。！？]$/

/** Whether a line is the row of a table, written as a sentence: 银行：青芜银行；余额（万元）：95.30。 */
export function isTableRow(line: string): boolean {
  return line.includes('；') && line.includes('：') && sentence.test(line)
}

/** The cells of such a row. */
export function cellsOfRow(line: string): RowCell[] {
  const cells: RowCell[] = []
  for (const part of line.replace(/[。！？]$/, '').matchAll(/[^；]+/g)) {
    const colon = part[0].indexOf('：')
    const start = part.index + colon + 1
    const value = part[0].slice(colon + 1)
    cells.push({
      heading: colon < 0 ? '' : part[0].slice(0, colon),
      value,
      start,
      end: start + value.length,
    })
  }
  return cells
}
