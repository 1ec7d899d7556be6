import { utils, write } from '@e965/xlsx'
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { cidPdf, type Placed } from '../documents/cid-pdf.js'
import type { MadeGrid } from './made-grids.js'

/** The text above and below each table. */
export const above =
  '县统计局昨天公布了各单位上半年的完成情况，并说明数字由各单位自己报送，已经过核对。'
export const below =
  '统计局负责人表示，下半年的数字将在明年一月公布，凡是有出入的，都要在十天之内说明原因。'

type Written = string | Uint8Array

/** A file of each format that contains a grid; some formats cannot have empty cells. */
export const formats: Record<
  string,
  { withGaps: boolean; write(grid: MadeGrid): Written | Promise<Written> }
> = {
  'a.html': { withGaps: true, write: html },
  'a.md': { withGaps: true, write: markdown },
  'a.docx': { withGaps: true, write: docx },
  'a.pdf': { withGaps: true, write: pdf },
  // In typeset columns, nothing shows where an empty cell was.
  'a.txt': { withGaps: false, write: text },
  'a.csv': { withGaps: true, write: csv },
  'a.xlsx': { withGaps: true, write: xlsx },
}

function html({ title, headings, rows }: MadeGrid): string {
  const row = (cells: readonly string[], name: string) =>
    `<tr>${cells.map((cell) => `<${name}>${cell}</${name}>`).join('')}</tr>`
  return `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1>
<div><p>${above}</p><table>${row(headings, 'th')}${rows.map((each) => row(each, 'td')).join('\n')}</table><p>${below}</p></div></body></html>`
}

function markdown({ title, headings, rows }: MadeGrid): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const table = [row(headings), row(headings.map(() => '---')), ...rows.map(row)].join('\n')
  return `# ${title}\n\n${above}\n\n${table}\n\n${below}\n`
}

function docx({ title, headings, rows }: MadeGrid): Promise<Uint8Array> {
  const row = (cells: readonly string[]) =>
    new TableRow({
      children: cells.map((cell) => new TableCell({ children: [new Paragraph(cell)] })),
    })
  const children = [
    new Paragraph(title),
    new Paragraph(above),
    new Table({ rows: [headings, ...rows].map(row) }),
    new Paragraph(below),
  ]
  return Packer.toBuffer(new Document({ sections: [{ children }] }))
}

const size = 10.5

function pdf({ title, headings, rows }: MadeGrid): Buffer {
  const width = 510 / headings.length
  // Names are aligned left, figures right, as in printed tables.
  const wide = (cell: string) =>
    [...cell].reduce((sum, each) => sum + (each > '\u2e80' ? 1 : 0.5), 0) * size
  const cells = [headings, ...rows].flatMap((row, n) =>
    row.flatMap((cell, i): Placed[] => {
      const x = 45 + i * width + (i === 0 || n === 0 ? 0 : width - 24 - wide(cell))
      return cell === '' ? [] : [{ text: cell, x, y: 170 + 18 * n, size }]
    }),
  )
  const lines = (said: string, y: number): Placed[] => [
    { text: said.slice(0, 30), x: 45, y, size },
    { text: said.slice(30), x: 45, y: y + 16, size },
  ]
  const end = 170 + 18 * (rows.length + 2)
  return cidPdf([
    [
      { text: title, x: 120, y: 80, size: 18 },
      ...lines(above, 115),
      ...cells,
      ...lines(below, end),
    ],
  ])
}

function text({ title, headings, rows }: MadeGrid): string {
  return [title, '', above, headings.join(' '), ...rows.map((row) => row.join(' ')), below].join(
    '\n',
  )
}

function csv({ headings, rows }: MadeGrid): string {
  const row = (cells: readonly string[]) =>
    cells.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(',')
  return [headings, ...rows].map(row).join('\r\n')
}

function xlsx({ title, headings, rows }: MadeGrid): Uint8Array {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([[title], headings, ...rows]), '通报')
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
}
