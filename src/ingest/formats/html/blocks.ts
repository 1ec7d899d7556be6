import { statedDay } from '../../published-day.js'
import { readEntities } from './entities.js'
import { isHiddenTag } from './hidden.js'
import { scanHtml } from './scan.js'
import { blocks as blockNames, unread } from './text.js'

/** A stretch of text without a tag inside. */
export interface Piece {
  text: string
  /** Names, classes and ids of the elements around it, the innermost first, in lower case. */
  marks: string
  isLink: boolean
  /** The day that a time element states in an attribute, besides its visible text. */
  day: string | null
}

/** The pieces between two breaks of a page: what a browser shows as one paragraph. */
export type Block = Piece[]

const attributes =
  /\s(?:class|id|itemprop|rel)\s{0,2}=\s{0,2}(?:"([^"]{1,120})"|'([^']{1,120})'|([^\s"'>]{1,60}))/gi
const void_ = /^(?:br|img|hr|input|meta|link|source|area|col|wbr|base|embed|param|track)$/
const longestTag = 600
const marksRead = 3
/** How many open elements to search for the one that a closing tag closes. */
const farthestBack = 40
/** A page's beginning and end matter; blocks beyond this number from the start are not examined. */
const mostBlocks = 20_000

/** Returns the visible blocks of a page, in order, with what its markup calls them. */
export function blocksOf(html: string): Block[] {
  const found: Block[] = []
  let block: Block = []
  let text = ''
  const open: { name: string; marks: string; day: string | null }[] = []
  let links = 0
  let skipped: { name: string; depth: number } | null = null
  const endPiece = (): void => {
    const shown = readEntities(text)
      .replace(/[ \t\r\n\f\u00a0]+/g, ' ')
      .trim()
    text = ''
    if (shown === '') return
    const around = open.slice(-marksRead).reverse()
    const day = around.find((each) => each.day !== null)?.day ?? null
    block.push({
      text: shown,
      marks: around.map(({ marks }) => marks).join(' '),
      isLink: links > 0,
      day,
    })
  }
  const endBlock = (): void => {
    endPiece()
    if (block.length > 0 && found.length < mostBlocks) found.push(block)
    block = []
  }
  scanHtml(html, {
    text(start, end) {
      if (skipped === null) text += html.slice(start, end)
    },
    open(name, start, end) {
      if (skipped !== null) {
        if (name === skipped.name) skipped.depth++
        return
      }
      const tag = html.slice(start, Math.min(end, start + longestTag))
      const isVoid = void_.test(name)
      if (!isVoid && (unread.has(name) || name === 'nav' || isHiddenTag(tag))) {
        endBlock()
        skipped = { name, depth: 1 }
        return
      }
      if (blockNames.has(name) || /^t[dh]$/.test(name)) endBlock()
      else endPiece()
      if (isVoid) return
      if (name === 'a') links++
      const marks = [
        name,
        ...[...tag.matchAll(attributes)].map((each) => each[1] ?? each[2] ?? each[3] ?? ''),
      ]
      open.push({
        name,
        marks: marks.join(' ').toLowerCase(),
        day: name === 'time' ? dayStated(tag) : null,
      })
    },
    close(name) {
      if (skipped !== null) {
        if (name === skipped.name && --skipped.depth <= 0) skipped = null
        return
      }
      if (blockNames.has(name) || /^t[dh]$/.test(name)) endBlock()
      else endPiece()
      for (let i = open.length - 1; i >= Math.max(0, open.length - farthestBack); i--) {
        if (open[i]?.name !== name) continue
        links -= open.slice(i).filter((each) => each.name === 'a').length
        open.length = i
        break
      }
    },
  })
  endBlock()
  return found
}

function dayStated(tag: string): string | null {
  return statedDay(/\sdatetime\s?=\s?["']([^"']{8,40})/i.exec(tag)?.[1] ?? '')
}

/** Joins a block's pieces into one text, as a browser shows them, but with a space between any two. */
export function textOf(block: Block): string {
  return block.map(({ text }) => text).join(' ')
}
