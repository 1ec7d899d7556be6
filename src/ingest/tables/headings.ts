import type { Span } from '../../domain/index.js'
import type { RowGroup } from './groups.js'
import type { Cell, Row } from './read-rows.js'

/** What is known about a group of rows as a table. */
export interface Table {
  /** One for each column; '' if it has none. */
  headings: string[]
  /** Lines that do not become a sentence: they hold headings or a rule. */
  dropped: Span[]
  /** Whether the first cell of each row is the heading of the second. */
  isKeyed?: boolean
}

const longestHeading = 24
const value = /^[-+−¥$]?\d|^(?:-{1,2}|—{1,2}|是|否|有|无|√|×)$/
const label = /[:：]$/

/** Returns headings and rows of a table; null if the lines only look like one. */
export function tableOf(text: string, group: RowGroup): Table | null {
  const [first] = group.rows
  if (!first || isListOfLabels(group.rows)) return null
  const table = first.kind === 'figures' ? ofFigures(text, group) : ofCells(group.rows)
  return (
    table && {
      ...table,
      headings: withUnit(table.headings, dataOf(group.rows, table), unitAbove(text, group)),
    }
  )
}

/** 索引号：… 发文机关：…: decides whether the cells are labels, which already name what follows them. */
function isListOfLabels(rows: readonly Row[]): boolean {
  const cells = rows.flatMap((row) => row.cells.filter(({ text }) => text !== ''))
  return (
    cells.filter(({ text }) => label.test(text)).length >= 0.3 * cells.length && cells.length > 0
  )
}

function ofCells(rows: readonly Row[]): Table | null {
  const isRuled = rows[1]?.kind === 'rule'
  const heads = isRuled ? rows.slice(0, 1) : leadingHeadings(rows)
  const dropped = [...heads, ...rows.filter(({ kind }) => kind === 'rule')]
  const data = rows.filter((row) => !dropped.includes(row))
  const width = usualWidth(data)
  if (data.length === 0) return null
  if (heads.some(({ cells }) => cells.length !== width))
    return {
      headings: Array.from({ length: width }, () => ''),
      dropped: rows.filter(({ kind }) => kind === 'rule'),
    }
  // 项目名称 南塘水库: in a table of two columns without headings, the first cell names the second.
  if (heads.length === 0 && width === 2)
    return areNamed(data) ? { headings: ['', ''], dropped, isKeyed: true } : null
  const headings = Array.from({ length: width }, (_, i) =>
    [...new Set(heads.map(({ cells }) => cells[i]?.text ?? ''))]
      .filter((part) => part !== '')
      .join(''),
  )
  return { headings, dropped }
}

function areNamed(rows: readonly Row[]): boolean {
  return rows.every(({ cells: [first] }) => {
    const name = first?.text ?? ''
    return name !== '' && name.length <= longestHeading && !/[。！？；]|^[\d.,%-]+$/.test(name)
  })
}

function leadingHeadings(rows: readonly Row[]): Row[] {
  const marked = rows.findIndex(({ isHeading }) => !isHeading)
  if (marked > 0) return rows.slice(0, marked)
  const merged = mergedHeadings(rows)
  if (merged.length > 0) return merged
  const [first, ...others] = rows
  return first && looksLikeHeadings(first, others) ? [first] : []
}

/** Returns two rows of headings if some in the first row span several columns. */
function mergedHeadings(rows: readonly Row[]): Row[] {
  const [first, second, ...others] = rows
  if (!first || !second || others.length === 0) return []
  const texts = first.cells.map(({ text }) => text)
  const isMerged = texts.some((text, i) => text !== '' && text === texts[i + 1])
  const areNames = [first, second].every(({ cells }) => cells.every(({ text }) => !isValue(text)))
  const isOver = second.cells.some((_, i) => isOfValues(others, i))
  return isMerged && areNames && isOver ? [first, second] : []
}

function isOfValues(rows: readonly Row[], column: number): boolean {
  const cells = rows.flatMap((row) => row.cells[column]?.text ?? [])
  return cells.filter((each) => value.test(each)).length > 0.5 * cells.length
}

/** Decides whether a row looks like headings: short, distinct texts without figures, above a column that has some. */
function looksLikeHeadings({ cells }: Row, others: readonly Row[]): boolean {
  const texts = cells.map(({ text }) => text)
  const named = texts.slice(1)
  if (new Set(texts).size < texts.length || named.some((text) => text === '')) return false
  if (texts.some((text) => text.length > longestHeading || /[。！？]$/.test(text))) return false
  return cells.some(({ text }, i) => !isValue(text) && isOfValues(others, i))
}

function isValue(text: string): boolean {
  return value.test(text) && !/[年季月][度末初]?$/.test(text)
}

function usualWidth(rows: readonly Row[]): number {
  const counts = new Map<number, number>()
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0
}

const numbered = /^(\d{1,3})(?:[.．、\s]\s?)?(?=[^\d\s.,])/

/**
 * 1青芜银行 330,435.30 …: handles lines of a typeset column; the words above them are the headings, one for each
 * cell.
 */
function ofFigures(text: string, { rows, above }: RowGroup): Table | null {
  const width = usualWidth(rows)
  const line = above.at(-1)
  const words = line
    ? text
        .slice(line.start, line.end)
        .trim()
        .split(/[ \u3000]+/)
    : []
  const areHeadings =
    words.length >= width &&
    words.every((word) => word.length <= longestHeading && !/^[\d.,%-]+$/.test(word))
  if (
    areHeadings &&
    words.length === width + 1 &&
    rows.every((row) => numbered.test(row.cells[0]?.text ?? ''))
  ) {
    for (const row of rows) row.cells = withNumber(row.cells)
    return { headings: words, dropped: line ? [line] : [] }
  }
  if (areHeadings && words.length === width) return { headings: words, dropped: line ? [line] : [] }
  // Figures without headings are kept apart from each other and from the lines around them.
  return rows.length >= fewestOfFigures
    ? { headings: Array.from({ length: width }, () => ''), dropped: [] }
    : null
}
const fewestOfFigures = 3

function withNumber([lead, ...others]: readonly Cell[]): Cell[] {
  const number = numbered.exec(lead?.text ?? '')
  if (!lead || !number?.[1]) return [...(lead ? [lead] : []), ...others]
  const [whole, digits] = number
  const name = {
    start: lead.start + whole.length,
    end: lead.end,
    text: lead.text.slice(whole.length),
  }
  return [{ start: lead.start, end: lead.start + digits.length, text: digits }, name, ...others]
}

function dataOf(rows: readonly Row[], { dropped }: Table): Row[] {
  return rows.filter((row) => !dropped.includes(row))
}

const unitLine = /^[（(]?\s?[单單]位\s?[:：]\s?([^\s、，,；;）)]{1,8})\s?[）)]?$/
const countsRows = /^(?:序号|序號|编号|編號|年份|年度|排名|名次|#|no\.?)$/i
const amount = /^[-+−]?[\d,]+(?:\.\d+)?$/

function unitAbove(text: string, { above }: RowGroup): string | null {
  for (const line of above.toReversed()) {
    const unit = unitLine.exec(text.slice(line.start, line.end).trim())?.[1]
    if (unit) return unit
  }
  return null
}

/** Adds the unit that a line above the table states to the headings of plain figures: 余额（万元）. */
function withUnit(
  headings: readonly string[],
  rows: readonly Row[],
  unit: string | null,
): string[] {
  if (unit === null) return [...headings]
  return headings.map((heading, i) => {
    const cells = rows.flatMap((row) => row.cells[i]?.text ?? [])
    const areAmounts = cells.filter((each) => amount.test(each)).length > 0.5 * cells.length
    return areAmounts && heading !== '' && !countsRows.test(heading) && !/[（(%％]/.test(heading)
      ? `${heading}（${unit}）`
      : heading
  })
}
