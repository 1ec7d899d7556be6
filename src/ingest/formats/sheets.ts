import { basename, extname } from 'node:path'
import type { Article, RejectionReason } from '../../domain/index.js'
import { finish } from '../draft.js'
import { mostOfSheet } from '../limits.js'
import { lineCounter } from '../line-counter.js'
import { characterRepairs } from '../repair/index.js'
import { repairAll } from '../repair/repair.js'
import { sourceText } from '../source-text.js'
import { rowLine } from '../tables/marks.js'
import { ArchiveParts, damagedArchive, faultOfArchive, sheetKind } from './office-archive.js'

type Cells = readonly (readonly string[])[]

/** Returns the article of a .csv file: one line for each row. */
export async function readCsv(
  text: string,
  file: string,
): Promise<Article[] | { reason: RejectionReason }> {
  // Imported lazily: most corpora hold no table.
  const { default: papa } = await import('papaparse')
  const { data } = papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    skipEmptyLines: false,
  })
  if (isTooLarge(data)) return { reason: { code: 'table_too_large', ...mostOfSheet } }
  return sheetArticle(data, nameOf(file), file, file)
}

/**
 * Returns the articles of a .xlsx file, one for each sheet, with cells as Excel shows them: formulas as their
 * values.
 */
export async function readXlsx(
  bytes: Uint8Array,
  file: string,
): Promise<{ articles: Article[]; notes: RejectionReason[] } | { reason: RejectionReason }> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const fault = faultOfArchive(buffer, sheetKind)
  if (fault !== null) return { reason: fault }
  try {
    if (!new ArchiveParts(buffer).fits())
      return { reason: { code: 'unpacks_to_too_much', format: 'XLSX' } }
    return articlesOf(await sheetsOf(buffer), file)
  } catch {
    return { reason: damagedArchive(sheetKind) }
  }
}

const delimiters = [',', '\t', ';', '|'] as const
const linesLookedAt = 20

/**
 * Returns the delimiter that occurs most often in every one of the first lines: the library's own guess is
 * misled by an empty line at the end.
 */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .split(/\r?\n/, linesLookedAt)
    .filter((line) => line.trim() !== '')
  const least = delimiters.map((each) =>
    Math.min(...lines.map((line) => line.split(each).length - 1)),
  )
  const most = Math.max(...least)
  return most > 0 ? (delimiters[least.indexOf(most)] ?? ',') : ','
}

interface Sheet {
  name: string
  rows: Cells
}

async function sheetsOf(buffer: Buffer): Promise<Sheet[]> {
  const { read, utils } = await import('@e965/xlsx')
  const book = read(buffer, {
    cellFormula: false,
    cellHTML: false,
    cellText: true,
    sheetRows: mostOfSheet.rows + 1,
  })
  return book.SheetNames.flatMap((name) => {
    const sheet = book.Sheets[name]
    if (!sheet?.['!ref']) return []
    const first = utils.decode_range(sheet['!ref']).s.r
    const shown = utils.sheet_to_json<string[]>(sheet, {
      header: 1,
      raw: false,
      defval: '',
      blankrows: true,
    })
    const rows = [...Array.from({ length: first }, (): string[] => []), ...shown]
    for (const { s, e } of sheet['!merges'] ?? []) fill(rows, s, e)
    return [{ name, rows }]
  })
}

/** Copies the text of a merged cell into every cell it covers. */
function fill(rows: string[][], s: { r: number; c: number }, e: { r: number; c: number }): void {
  const text = rows[s.r]?.[s.c] ?? ''
  for (let row = s.r; row <= e.r; row++) {
    for (let column = s.c; column <= e.c; column++) {
      const cells = rows[row]
      if (cells && column < mostColumns) cells[column] = text
    }
  }
}
const mostColumns = 200

function articlesOf(
  sheets: readonly Sheet[],
  file: string,
): { articles: Article[]; notes: RejectionReason[] } {
  const notes: RejectionReason[] = []
  const articles = sheets.flatMap(({ name, rows }, n) => {
    if (isTooLarge(rows)) {
      notes.push({ code: 'sheet_too_large', sheet: name, ...mostOfSheet })
      return []
    }
    const title = /^(?:sheet|工作表|表)\s?\d{0,3}$/i.test(name) ? nameOf(file) : name
    return sheetArticle(rows, title, file, sheets.length > 1 ? `${file}#${n + 1}` : file)
  })
  return { articles, notes }
}

function isTooLarge(rows: Cells): boolean {
  const cells = rows.reduce((sum, row) => sum + row.length, 0)
  return rows.length > mostOfSheet.rows || cells > mostOfSheet.cells
}

function nameOf(file: string): string {
  return basename(file, extname(file))
}

function sheetArticle(rows: Cells, title: string, file: string, id: string): Article[] {
  const text = linesOf(rows).join('\n')
  return finish({
    repaired: repairAll(sourceText(text), characterRepairs),
    stated: { title: titleIn(rows) ?? title },
    digest: false,
    origin: null,
    file,
    id,
    mayHoldStories: false,
    lineOf: lineCounter(text),
  })
}

/** Returns the only text in the first row, above the table. */
function titleIn(rows: Cells): string | null {
  const first = rows.find((row) => row.some((cell) => cell.trim() !== '')) ?? []
  const [text, ...others] = new Set(first.map((cell) => cell.trim()).filter((cell) => cell !== ''))
  return text !== undefined &&
    others.length === 0 &&
    text.length >= 4 &&
    !/^[（(]?[单單]位/.test(text)
    ? text
    : null
}

/**
 * Returns one line per row, so that line numbers match the sheet's rows; the first row that names columns is the
 * heading.
 */
function linesOf(rows: Cells): string[] {
  const tidied = rows.map((row) => row.map((cell) => cell.replace(/\s+/g, ' ').trim()))
  const width = Math.max(0, ...tidied.map((row) => row.findLastIndex((cell) => cell !== '') + 1))
  const isFull = (row: readonly string[]): boolean =>
    new Set(row.filter((cell) => cell !== '')).size >= 2
  const heading = tidied.findIndex((row) => isFull(row))
  const areNames =
    heading >= 0 &&
    heading < tidied.length - 1 &&
    (tidied[heading] ?? []).every((cell) => !/^[-+]?[\d,.]+%?$/.test(cell))
  return tidied.map((row, n) => {
    const cells = Array.from({ length: width }, (_, i) => row[i] ?? '')
    const alone = [...new Set(cells)].filter((cell) => cell !== '').join(' ')
    // Title and unit are above the table, in one cell each.
    return (n < heading ? null : rowLine(cells, areNames && n === heading)) ?? alone
  })
}
