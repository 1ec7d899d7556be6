import type { Span } from '../domain/index.js'

/** A cell of a row; its span is that of its value in the row's sentence. */
export interface RowCell extends Span {
  /** '' if its column has no heading. */
  heading: string
  value: string
}

const sentence =
  /^[^；：]{1,60}(?:：[^；]{1,200})?(?:；[^；：]{1,60}(?:：[^；]{1,200})?){1,60}[。！？]$/

/** Decides whether a line is a table row written as a sentence: 银行：青芜银行；余额（万元）：95.30。 */
export function isTableRow(line: string): boolean {
  return line.includes('；') && line.includes('：') && sentence.test(line)
}

/** Returns the cells of such a row. */
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
