import type { Span } from '../../domain/index.js'
import { cellEdge, headingMark } from './marks.js'

/** A cell of a row, with its place in the text. */
export interface Cell extends Span {
  text: string
}

/** A line of a text that is a row of a table. */
export interface Row extends Span {
  kind: 'tabs' | 'pipes' | 'rule' | 'columns' | 'figures'
  cells: Cell[]
  isHeading: boolean
}

const rule = /^\s{0,8}\|?\s{0,4}:?-{3,}:?\s{0,4}(?:\|\s{0,4}:?-{3,}:?\s{0,4}){0,60}\|?\s{0,8}$/
const figure = String.raw`[-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?`
const figures = new RegExp(
  String.raw`^(\S.{0,60}?)((?:[ \u3000]+(?:${figure}|-{1,2}|—{1,2})){2,20})\s*$`,
)
/** At least two spaces, twice: three aligned columns. */
const columnGap = /\S(?: {2,}|\u3000{2,})\S.*\S(?: {2,}|\u3000{2,})\S/
const longestLine = 2000

/** Reads the line between two offsets of a text as a row; null if it is none. */
export function rowOf(text: string, start: number, end: number): Row | null {
  if (end - start > longestLine || end === start) return null
  const line = text.slice(start, end)
  if (line.includes(cellEdge)) {
    const isHeading = line.startsWith(headingMark)
    const cells = split(text, start + Number(isHeading), end, cellEdge)
    return { kind: 'tabs', start, end, cells, isHeading }
  }
  if (line.includes('|')) {
    if (line.includes('-') && rule.test(line))
      return { kind: 'rule', start, end, cells: [], isHeading: false }
    if (!/^\s{0,8}\|.*\|\s{0,8}$/.test(line)) return null
    const from = start + line.indexOf('|') + 1
    return {
      kind: 'pipes',
      start,
      end,
      cells: split(text, from, start + line.lastIndexOf('|'), '|'),
      isHeading: false,
    }
  }
  if (columnGap.test(line.trim()))
    return { kind: 'columns', start, end, cells: splitAtGaps(text, start, end), isHeading: false }
  const found = figures.exec(line)
  if (!found?.[1] || !/[\u4e00-\u9fffa-z]/i.test(found[1])) return null
  const lead = { start, end: start + found[1].length, text: found[1] }
  const behind = split(text, lead.end, end, ' ').filter((cell) => cell.text !== '')
  return { kind: 'figures', start, end, cells: [lead, ...behind], isHeading: false }
}

function splitAtGaps(text: string, start: number, end: number): Cell[] {
  return [...text.slice(start, end).matchAll(/\S(?:(?! {2,}|\u3000{2,}).)*/g)].map(
    ({ 0: found, index }) => {
      const cell = found.trimEnd()
      return { start: start + index, end: start + index + cell.length, text: cell }
    },
  )
}

function split(text: string, start: number, end: number, edge: string): Cell[] {
  const cells: Cell[] = []
  for (let at = start; at <= end; ) {
    const next = text.indexOf(edge, at)
    const to = next < 0 || next > end ? end : next
    const raw = text.slice(at, to)
    const trimmed = raw.trim()
    const from = trimmed === '' ? at : at + raw.indexOf(trimmed)
    cells.push({ start: from, end: from + trimmed.length, text: trimmed })
    at = to + 1
  }
  return cells
}

/** Counts the cells of a row that are not empty. */
export function filledCells({ cells }: Row): number {
  return cells.filter(({ text }) => text !== '').length
}
