import { oneToTen } from '../text/lexicon/measures/numerals.js'
import { words } from '../text/segment.js'
import { isTableRow } from '../text/table-row.js'
import { columns, endsSentence, type Line } from './lines.js'

/** The lines of one paragraph, in order. */
export type Paragraph = Line[]

const fewestLines = 8
const nearby = 5

/**
 * Decides whether a text was wrapped at a fixed column width: many lines stop in the middle of a sentence, and
 * these lines are about as wide as their neighbours. With only a few lines, some of them must stop within a
 * number or a word.
 */
export function isHardWrapped(all: readonly Line[]): boolean {
  const lines = all.filter(({ text }) => !isTableRow(text))
  if (lines.length < fewestLines) return isBrokenWithin(lines)
  if (!isRunningText(lines)) return false
  const widths = lines.map(({ text }) => columns(text))
  let broken = 0
  let full = 0
  let wide = 0
  for (const [i, { text }] of lines.entries()) {
    const width = widths[i] ?? 0
    const usual = usualWidth(widths, i)
    if (width > widestColumn || width > 1.5 * usual) wide++
    if (endsSentence(text)) continue
    broken++
    if (width >= 12 && width >= 0.8 * usual) full++
  }
  return broken >= 0.35 * lines.length && full >= 0.6 * broken && wide <= 0.1 * lines.length
}
const widestColumn = 120

/** Decides whether at least two lines, and half of those that end no sentence, stop within a number or a word. */
function isBrokenWithin(lines: readonly Line[]): boolean {
  let open = 0
  let within = 0
  for (const [i, { text }] of lines.entries()) {
    const next = lines[i + 1]
    if (!next || next.apart || next.indented || endsSentence(text) || !clauseMark.test(text))
      continue
    open++
    if (isOneNumber(text, next.text) || isOneWord(text, next.text)) within++
  }
  const isProse = lines.some(({ text }) => /[。！？]/.test(text))
  return isProse && within >= 2 && within >= 0.5 * open
}
const clauseMark = /[，、；：“（]/

/** 装载集装箱1 / 10个 is one number; 3月，12 / 4月，15 are entries of a list. */
function isOneNumber(before: string, after: string): boolean {
  return (
    /\d[.,]?$/.test(before) && /^[\d.,]*\d ?[%％‰\u4e00-\u9fff]/.test(after) && !entry.test(after)
  )
}

const entry = /^(?:\d{1,3}[.．、)）]|\d{4}年|\d{1,2}月|第?\d+[名位届期])/

/** 比上年增 / 加一倍: the segmenter finds a word that spans the line break. */
function isOneWord(before: string, after: string): boolean {
  const from = before.slice(-wordReach)
  return words(from + after.slice(0, wordReach)).some(
    ({ start, end, text }) =>
      start < from.length && end > from.length && /^[\u4e00-\u9fff]+$/.test(text),
  )
}
const wordReach = 6

/** Lists, tables and verse have lines of equal width too, but hardly any punctuation within a line. */
function isRunningText(lines: readonly Line[]): boolean {
  const share = (pattern: RegExp): number =>
    lines.filter(({ text }) => pattern.test(text)).length / lines.length
  return share(/[，、。；“（]./) >= 0.3 && share(/[。！？!?]/) >= 1 / 15 && share(item) <= 0.3
}
const item = /^(?:\d{1,3}[.．、)）]|[（(]\d{1,3}[）)]|[①-⑳■●▲◆★□○•·-]|\d{4}年|\d{1,2}月\d{1,2}日)/

/** Decides whether a line is about as wide as the lines around it. */
export function isFull(lines: readonly Line[], i: number): boolean {
  const from = Math.max(0, i - nearby)
  const widths = lines.slice(from, i + nearby + 1).map(({ text }) => columns(text))
  return (widths[i - from] ?? 0) >= 0.85 * upperQuartile(widths)
}

// Words that open a paragraph: a speaker, a list item, a photo caption.
const opening = new RegExp(
  String.raw`^(?:[问答問]|记者|記者|[\u4e00-\u9fff]{2,3})[：:]|^(?:\d{1,2}[.．、]|[${oneToTen}]{1,3}、|[（(][${oneToTen}\d]{1,2}[）)]|[①-⑩■●▲◆★□○•])`,
)
const caption =
  /(?:供图|供圖|摄|攝|资料图|資料圖|图片)[）)]?$|^[（(]?(?:图为|圖為|上图|下图|左图|右图|题图)/

/**
 * Joins lines into paragraphs. A paragraph ends with a line that ends a sentence, if that line leaves room in
 * the column, or a blank line follows (where blank lines are rare), or the next line is indented and the one
 * after it is not. A heading is a paragraph of its own, and so is a caption.
 */
export function paragraphs(lines: readonly Line[]): Paragraph[] {
  const found: Paragraph[] = []
  let between: Line[] = []
  for (const line of lines) {
    if (!isTableRow(line.text)) between.push(line)
    else {
      found.push(...paragraphsOf(between), [line])
      between = []
    }
  }
  return [...found, ...paragraphsOf(between)]
}

function paragraphsOf(lines: readonly Line[]): Paragraph[] {
  const widths = lines.map(({ text }) => columns(text))
  const blanksTell = lines.filter(({ apart }) => apart).length < 0.5 * lines.length
  const found: Paragraph[] = []
  let current: Paragraph = []
  const close = (): void => {
    if (current.length > 0) found.push(current)
    current = []
  }
  for (const [i, line] of lines.entries()) {
    const heading = current.length === 0 && isHeading(lines, widths, i)
    current.push(line)
    const hasRoom = (widths[i] ?? 0) < 0.92 * usualWidth(widths, i)
    const next = lines[i + 1]
    const nextIsIndented = next?.indented === true && lines[i + 2]?.indented !== true
    const nextIsHeading = next !== undefined && isHeading(lines, widths, i + 1)
    const nextOpens =
      next !== undefined &&
      (opening.test(next.text) || isCaption(next.text) || (blanksTell && next.apart))
    const closed =
      endsSentence(line.text) && (hasRoom || nextIsIndented || nextIsHeading || nextOpens)
    const isAlone = current.length === 1 && isCaption(line.text)
    if (heading || closed || isAlone) close()
  }
  close()
  return found
}

/** Decides whether the first line of a column is a heading above it. */
export function startsWithHeading(lines: readonly Line[]): boolean {
  const widths = lines.slice(0, 1 + nearby).map(({ text }) => columns(text))
  return isHeading(lines, widths, 0)
}

/**
 * Decides whether a line is a heading: it ends no sentence, and is far shorter than the column above and below
 * it or has a blank line below it.
 */
function isHeading(lines: readonly Line[], widths: readonly number[], i: number): boolean {
  const line = lines[i]
  const next = lines[i + 1]
  if (!line || !next || endsSentence(line.text)) return false
  // The first line of a paragraph, indented or not: the next line continues it.
  if ((line.indented && !next.indented) || /^[，。、；：！？”』）,;]/.test(next.text)) return false
  const above = upperQuartile(widths.slice(Math.max(0, i - nearby), i))
  const below = upperQuartile(widths.slice(i + 1, i + nearby + 1))
  const most = i === 0 && next.apart ? 0.9 : 0.7
  return columns(line.text) < most * Math.min(i === 0 ? below : above, below)
}

/** Returns the usual width of the lines around line `i`: their upper quartile, so that short lines do not count. */
function usualWidth(widths: readonly number[], i: number): number {
  return upperQuartile(widths.slice(Math.max(0, i - nearby), i + nearby + 1))
}

function upperQuartile(widths: readonly number[]): number {
  const sorted = [...widths].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length * 0.75)] ?? 0
}

export function isCaption(text: string): boolean {
  return text.length <= longestCaption && caption.test(text)
}
const longestCaption = 60

/** Returns what joins two lines of a paragraph: nothing, or a space between two Latin words. */
export function joinerOf(before: string, after: string): string {
  return /[a-z]$/i.test(before) && /^[a-z]/i.test(after) ? ' ' : ''
}
