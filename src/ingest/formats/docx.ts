import { parseHTML } from 'linkedom'
import type { Article, RejectionReason } from '../../domain/index.js'
import { Grid, rowLine } from '../tables/marks.js'
import { ArchiveParts, damagedArchive, faultOfArchive, wordKind } from './office-archive.js'
import { readPlainText } from './plain-text.js'

/** The part of a DOM node that is read here. */
interface DocumentNode {
  nodeType: number
  nodeName: string
  textContent: string | null
  childNodes: Iterable<DocumentNode>
  getAttribute?(name: string): string | null
}

/**
 * Returns the articles of a Word document, or why it holds none. Ignores the author and title that Word stores:
 * they name the person who installed the program, and the file that this one was copied from.
 */
export async function readDocx(
  bytes: Uint8Array,
  file: string,
): Promise<Article[] | { reason: RejectionReason }> {
  const fault = faultOfArchive(Buffer.from(bytes), wordKind)
  if (fault !== null) return { reason: fault }
  let html: string
  try {
    html = await htmlOf(new ArchiveParts(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)))
  } catch (error) {
    return { reason: reasonOf(error as Error) }
  }
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`)
  const lines = linesOf(document.body as unknown as DocumentNode)
  const text = lines.join('\n')
  if (text === '') return { reason: { code: 'document_without_text' } }
  return readPlainText(text, file)
}

/** Converts the document to HTML, without its pictures. */
async function htmlOf(file: ArchiveParts): Promise<string> {
  // Imported lazily: most corpora hold no Word document.
  const { default: mammoth } = await import('mammoth')
  const options = {
    includeEmbeddedStyleMap: false,
    convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
  }
  // Its types do not show that it accepts an open archive.
  const { value } = await mammoth.convertToHtml({ file } as never, options)
  return value
}

function reasonOf({ name }: Error): RejectionReason {
  if (name === 'TooMuchUnpacked') return { code: 'unpacks_to_too_much', format: 'DOCX' }
  return damagedArchive(wordKind)
}

const blocks = new Set('P H1 H2 H3 H4 H5 H6 LI UL OL DL TABLE BR BODY DIV'.split(' '))

/** Returns a line for each paragraph, heading, list item and table row. */
function linesOf(body: DocumentNode): string[] {
  return textOf(body)
    .split('\n')
    .map((line) => line.replace(/ +/g, ' ').replace(/^ | $/g, ''))
    .filter((line) => line.trim() !== '')
}

function textOf(node: DocumentNode, grid: Grid = new Grid()): string {
  if (node.nodeType === 3) return (node.textContent ?? '').replace(/\s/g, ' ')
  if (isNoteMark(node)) return ''
  if (node.nodeName === 'TR') return `\n${rowOf(node, grid)}\n`
  const ofChildren = node.nodeName === 'TABLE' ? new Grid() : grid
  let text = ''
  for (const child of node.childNodes) text += textOf(child, ofChildren)
  return blocks.has(node.nodeName) ? `\n${text}\n` : text
}

function rowOf(row: DocumentNode, grid: Grid): string {
  const nodes = [...row.childNodes].filter(({ nodeType }) => nodeType === 1)
  const cells = nodes.map((cell) => ({
    text: textOf(cell).replace(/\s+/g, ' ').trim(),
    columns: Number(cell.getAttribute?.('colspan') ?? 1) || 1,
    rows: Number(cell.getAttribute?.('rowspan') ?? 1) || 1,
  }))
  const areHeadings = nodes.length > 0 && nodes.every(({ nodeName }) => nodeName === 'TH')
  return rowLine(grid.row(cells), areHeadings) ?? cells.map(({ text }) => text).join(' ')
}

/** Decides whether a node is the mark of a footnote in the text, or the arrow that leads back to it from the note. */
function isNoteMark(node: DocumentNode): boolean {
  if (node.nodeName !== 'A') return false
  const [id, href] = [node.getAttribute?.('id') ?? '', node.getAttribute?.('href') ?? '']
  return (
    /^(?:footnote|endnote|comment)-ref-/.test(id) ||
    /^#(?:footnote|endnote|comment)-ref-/.test(href)
  )
}
