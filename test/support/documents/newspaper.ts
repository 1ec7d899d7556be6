import type { Placed } from './cid-pdf.js'

export const size = 10
export const leading = 16
const top = 90
const bottom = 780
export const left = 50

/** Half the width of a full-width character for characters that printers set narrow. */
const widthOf = (sign: string): number => (/[\x20-\x7e]/.test(sign) ? 0.5 : 1)

/** Breaks paragraphs at a column's width in characters, with first lines indented by two. */
export function wrap(paragraphs: readonly string[], width: number, indent = 2): string[] {
  return paragraphs.flatMap((paragraph) => {
    const lines: string[] = []
    let line = ''
    let used = indent
    for (const sign of paragraph) {
      // A mark may exceed the edge, but does not begin a line.
      if (used + widthOf(sign) > width && !/[，。、；：？！”）》]/.test(sign)) {
        lines.push(line)
        line = ''
        used = 0
      }
      line += sign
      used += widthOf(sign)
    }
    return [...lines, line].map((each, i) => (i === 0 ? '　'.repeat(indent) + each : each))
  })
}

export interface Column {
  x: number
  /** The position of its first line; the top of the page by default. */
  from?: number
  to?: number
}

/** Sets lines into columns, one below the other, one column after the other, page by page. */
export function setInColumns(
  lines: readonly string[],
  columnsOf: (page: number) => readonly Column[],
): Placed[][] {
  const pages: Placed[][] = []
  const left = [...lines]
  for (let page = 1; left.length > 0; page++) {
    const placed: Placed[] = []
    for (const { x, from = top, to = bottom } of columnsOf(page)) {
      for (let y = from; y <= to && left.length > 0; y += leading) {
        placed.push({ text: left.shift() ?? '', x, y, size })
      }
    }
    pages.push(placed)
  }
  return pages
}
