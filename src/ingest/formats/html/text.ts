import { Grid, rowLine } from '../../tables/marks.js'
import { readEntities } from './entities.js'
import { isHiddenTag } from './hidden.js'
import { scanHtml } from './scan.js'

const named = (list: string): Set<string> => new Set(list.split(' '))
export const blocks = named(
  'address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul',
)
export const unread = named(
  'script style noscript template iframe svg select button textarea title object',
)
export const landmarks = named('nav aside footer')
const selfClosing = named('p li td th tr dt dd option')
const empty = named('br img hr input meta link source area col wbr')
const longestMark = 2000
const ofReaders =
  /\s(?:class|id)\s{0,2}=\s{0,2}["'](?:[^"']{0,80}[\s_-])?(?:comments?|commentlist|replies|pinglun|gentie)(?:[\s_-][^"']{0,80})?["']/i

/** What part of a page is read; a whole page is read without its landmarks. */
export interface Reading {
  withLandmarks: boolean
}

/**
 * Returns the text of a page, or of a part of one, with a line for each block and for each row of a table; white
 * space is collapsed as in a browser. A line that is nothing but a link leads away from the story.
 */
export function textOfHtml(html: string, { withLandmarks }: Reading): string {
  const page = new TextBuilder()
  let skipped: { name: string; depth: number } | null = null
  scanHtml(html, {
    text(start, end) {
      if (skipped === null) page.add(readEntities(html.slice(start, end)))
    },
    open(name, start, end) {
      if (skipped !== null) {
        if (name === skipped.name) skipped.depth += selfClosing.has(name) ? 0 : 1
        return
      }
      const isHidden =
        unread.has(name) ||
        (!withLandmarks && (landmarks.has(name) || isOfReaders(html, start, end))) ||
        (!empty.has(name) && isHiddenTag(html.slice(start, Math.min(end, start + longestMark))))
      if (isHidden) {
        skipped = { name, depth: 1 }
        page.breakAt(name)
      } else
        page.open(name, isCell(name) ? html.slice(start, Math.min(end, start + longestMark)) : '')
    },
    close(name) {
      if (skipped === null) page.close(name)
      else if (name === skipped.name && --skipped.depth <= 0) {
        skipped = null
        page.breakAt(name)
      }
    },
  })
  return page.finish()
}

/** Decides by an element's class or id whether it holds readers' comments. */
function isOfReaders(html: string, start: number, end: number): boolean {
  return ofReaders.test(html.slice(start, Math.min(end, start + longestMark)))
}

const longestCell = 60

/** A stretch of text without a break, and whether it is a link. */
interface Piece {
  text: string
  isLink: boolean
}

interface Cell {
  pieces: Piece[]
  isHeading: boolean
  columns: number
  rows: number
}

function isCell(name: string): boolean {
  return name === 'td' || name === 'th'
}

const mostSpanned = 100

/** Returns how many columns or rows a cell spans according to its tag. */
function spanIn(tag: string, name: 'colspan' | 'rowspan'): number {
  const said = new RegExp(`\\s${name}\\s?=\\s?["']?(\\d{1,3})`, 'i').exec(tag)?.[1]
  return Math.min(mostSpanned, Math.max(1, Number(said ?? 1)))
}

/** Collects lines. A row of short cells becomes one line; cells with paragraphs only lay out the page. */
class TextBuilder {
  private readonly lines: string[] = []
  private parts: { text: string; isLink: boolean }[] = []
  private isInLink = false
  private row: Cell[] | null = null
  private grid = new Grid()
  private isInHead = false

  add(text: string): void {
    this.parts.push({ text: text.replace(/\s+/g, ' '), isLink: this.isInLink })
  }

  open(name: string, tag: string): void {
    if (name === 'table') this.grid = new Grid()
    if (name === 'thead') this.isInHead = true
    if (name === 'a') this.isInLink = true
    else if (name === 'tr') this.startRow()
    else if (isCell(name)) this.startCell(name === 'th' || this.isInHead, tag)
    else this.breakAt(name)
  }

  close(name: string): void {
    if (name === 'thead') this.isInHead = false
    if (name === 'a') this.isInLink = false
    else if (name === 'tr' || name === 'table') this.endRow()
    else if (isCell(name)) this.endPiece()
    else this.breakAt(name)
  }

  breakAt(name: string): void {
    if (blocks.has(name)) this.endPiece()
  }

  finish(): string {
    this.endRow()
    return this.lines.join('\n')
  }

  private startRow(): void {
    this.endRow()
    this.row = []
  }

  private startCell(isHeading: boolean, tag: string): void {
    this.endPiece()
    this.row?.push({
      pieces: [],
      isHeading,
      columns: spanIn(tag, 'colspan'),
      rows: spanIn(tag, 'rowspan'),
    })
  }

  private endRow(): void {
    this.endPiece()
    if (this.row === null) return
    const cells = this.row.map((cell) => ({
      ...cell,
      text: cell.pieces.map(({ text }) => text).join(' '),
    }))
    this.row = null
    const pieces = cells.flatMap((cell) => cell.pieces)
    if (cells.some(({ text }) => text.length > longestCell)) {
      for (const piece of pieces) this.push(piece)
      return
    }
    const line = rowLine(
      this.grid.row(cells),
      cells.length > 0 && cells.every(({ isHeading, text }) => isHeading || text === ''),
    )
    const text = line ?? pieces.map((piece) => piece.text).join(' ')
    this.push({ text, isLink: pieces.every(({ isLink }) => isLink) })
  }

  private endPiece(): void {
    const parts = withoutWayBack(this.parts)
    this.parts = []
    const text = parts
      .map((part) => part.text)
      .join('')
      .trim()
    if (text === '') return
    const length = visible(parts)
    const linked = visible(parts.filter((part) => part.isLink))
    const isLink = linked > 0 && linked >= length - 2
    if (this.row === null) this.push({ text, isLink })
    else this.row[this.row.length - 1]?.pieces.push({ text, isLink })
  }

  private push({ text, isLink }: Piece): void {
    if (text !== '' && (!isLink || /[。！？]$/.test(text))) this.lines.push(text)
  }
}

function visible(parts: readonly { text: string }[]): number {
  return parts.reduce((sum, { text }) => sum + (text === ' ' ? 0 : text.length), 0)
}

const wayBack =
  /^[[【(（]?\s?(?:返回|回到|进入|点击进入)[^。，]{0,14}(?:首页|列表|频道|专题|网)?\s?(?:>>|»|＞＞)?[\]】)）]?$|^[^。，]{2,14}(?:>>|»|＞＞)$/

/** Removes a link to the site's own pages after a paragraph's last sentence. */
function withoutWayBack<T extends { text: string; isLink: boolean }>(
  parts: readonly T[],
): readonly T[] {
  const last = parts.findLastIndex(({ text }) => text.trim() !== '')
  const link = parts[last]
  const isBehind =
    link?.isLink === true && parts.slice(0, last).some(({ text }) => text.trim() !== '')
  return isBehind && wayBack.test(link.text.trim()) ? parts.slice(0, last) : parts
}
