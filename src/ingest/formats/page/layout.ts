import type { Layout } from '../../layout.js'
import { lineCounter } from '../../line-counter.js'
import type { Metadata } from '../../metadata.js'
import { applyEdits, type Edit, type SourceText, sourceText } from '../../source-text.js'
import { blocksOf, habitsOf, usualSize } from './blocks.js'
import { type Block, type Box, type LayoutLine, type PageText, verticalSpan } from './page-text.js'
import { inReadingOrder } from './reading-order.js'
import { isNameOfPaper, withoutRunningHeads } from './running-heads.js'
import { segmentsOf } from './segments.js'
import { withoutPrintersSpaces } from './spacing.js'

/** The text of a document's pages. */
export interface ExtractedText {
  /** One paragraph per line; each character knows its place in the text of visual lines. */
  source: SourceText
  layout: Layout
  lineOf: (origin: number) => number
  /** What is printed around the text: an address added by a browser, a newspaper's name and day. */
  stated: Partial<Metadata>
}

/** Returns the text of the pages in reading order, with wrapped lines joined, without headers and footers. */
export function extractText(pages: readonly PageText[]): ExtractedText {
  const { pages: kept, stated } = withoutRunningHeads(pages.map(segmentsOf))
  const size = usualSize(kept.flat())
  const lines = kept.flatMap((segments, n) =>
    inReadingOrder(withoutPrintersSpaces(segments), n + 1, size),
  )
  const habits = habitsOf(lines, size)
  const { masthead, blocks } = withoutMasthead(blocksOf(lines, habits))
  const source = stated.source ?? masthead
  return {
    ...asText(blocks, titleOf(blocks, size), pages),
    stated: source === null ? stated : { ...stated, source },
  }
}

/** Takes out a newspaper's name above its front page: it names the publisher. */
function withoutMasthead(blocks: readonly Block[]): { masthead: string | null; blocks: Block[] } {
  const at = blocks.findIndex(
    ({ kind, lines }, i) => i < 3 && kind === 'heading' && isNameOfPaper(textOf(lines)),
  )
  const found = blocks[at]
  if (!found) return { masthead: null, blocks: [...blocks] }
  return {
    masthead: textOf(found.lines),
    blocks: blocks.filter((each) => each !== found),
  }
}

function textOf(lines: readonly LayoutLine[]): string {
  return lines
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/g, '')
}

/** Returns the first of the largest headings on the first page. */
function titleOf(blocks: readonly Block[], size: number): Block | null {
  const firstPage = Math.min(...blocks.flatMap(({ lines }) => lines[0]?.page ?? []))
  const sizeOf = ({ lines }: Block) => lines[0]?.size ?? 0
  const headings = blocks.filter(
    (block) =>
      block.kind === 'heading' &&
      block.lines[0]?.page === firstPage &&
      sizeOf(block) >= 1.15 * size,
  )
  const largest = Math.max(...headings.map(sizeOf))
  return headings.find((block) => sizeOf(block) > 0.97 * largest) ?? null
}

/** Returns the blocks as a text of visual lines, and the same text with each block on one line. */
function asText(
  blocks: readonly Block[],
  title: Block | null,
  pages: readonly PageText[],
): Pick<ExtractedText, 'source' | 'layout' | 'lineOf'> {
  const widthOf = widths(blocks)
  const lines: string[] = []
  const pageOfLine: number[] = []
  const boxOfLine: Layout['boxOfLine'][number][] = []
  const lineStarts: number[] = []
  const joins: Edit[] = []
  let headline: Layout['headline'] = null
  let at = 0
  for (const block of blocks) {
    const start = at
    for (const [i, line] of block.lines.entries()) {
      const before = block.lines[i - 1]
      if (before) {
        const insert = joinerIn(block, before, line, widthOf(line.page))
        joins.push({ start: at - 1, end: at, insert })
      }
      lines.push(line.text)
      lineStarts.push(at)
      pageOfLine.push(line.page)
      boxOfLine.push(pages[line.page - 1]?.inPicture?.(boxOf(line)) ?? null)
      at += line.text.length + 1
    }
    if (block === title) headline = { start, end: at - 1 }
  }
  const text = lines.join('\n')
  return {
    source: applyEdits(sourceText(text), joins),
    layout: { lineStarts, pageOfLine, boxOfLine, headline },
    lineOf: lineCounter(text),
  }
}

function boxOf(line: LayoutLine): Box {
  const { start, end } = verticalSpan(line)
  const room = 0.15 * line.size
  return { left: line.left, right: line.right, top: start - room, bottom: end + room }
}

/** Returns how wide the text of each page is, in points. */
function widths(blocks: readonly Block[]): (page: number) => number {
  const edges = new Map<number, { left: number; right: number }>()
  for (const { page, left, right } of blocks.flatMap(({ lines }) => lines)) {
    const edge = edges.get(page) ?? { left, right }
    edges.set(page, { left: Math.min(edge.left, left), right: Math.max(edge.right, right) })
  }
  return (page) => (edges.get(page)?.right ?? 0) - (edges.get(page)?.left ?? 0)
}

const latinEnd = /[a-z][\x20-\x7e“”‘’]{9,}(?<!-)$/i
const latinStart = /^(?=[\x20-\x7e“”‘’]{10})/

/** Returns what joins two lines of a block: nothing in Chinese, a space between Latin words. */
function joinerIn(
  { kind }: Block,
  before: LayoutLine,
  line: LayoutLine,
  pageWidth: number,
): string {
  if (/[a-z][,.;:!?)]?$/i.test(before.text) && /^[a-z(]/i.test(line.text)) return ' '
  // In English text a number is a word like any other.
  if (latinEnd.test(before.text) && latinStart.test(line.text)) return ' '
  if (kind !== 'heading') return ''
  // A headline broken by its writer is read with a pause; one broken because it was too wide is not.
  const { left, right } = before.column
  const isAcross = before.right - before.left > 0.5 * pageWidth
  const room = (isAcross ? pageWidth : right - left) - (before.right - before.left)
  return room < 2 * line.size || /[等的和与及暨，、：—]$/.test(before.text) ? '' : ' '
}
