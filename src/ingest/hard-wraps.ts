import { columns, endsSentence, type Line } from './lines.js'

/** Lines that are one paragraph, in order. */
export type Paragraph = Line[]

const fewestLines = 8
const nearby = 5

/**
 * Whether a text was broken at a column's width: most lines stop in the middle of a sentence and are
 * about as wide as their neighbours.
 */
export function isHardWrapped(lines: readonly Line[]): boolean {
  if (lines.length < fewestLines) return false
  const widths = lines.map(({ text }) => columns(text))
  let broken = 0
  let alike = 0
  for (const [i, { text }] of lines.entries()) {
    if (!endsSentence(text)) broken++
    const width = widths[i] ?? 0
    if (width >= 12 && width <= 120 && width >= 0.8 * usualWidth(widths, i)) alike++
  }
  return broken >= 0.6 * lines.length && alike >= 0.6 * lines.length
}

/**
 * Lines joined to paragraphs. A paragraph ends at a line that closes a sentence and leaves room in the
 * column, or where the next line is indented and the one after it is not; a heading is one by itself.
 */
export function paragraphs(lines: readonly Line[]): Paragraph[] {
  const widths = lines.map(({ text }) => columns(text))
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
    const closed = endsSentence(line.text) && (hasRoom || nextIsIndented || nextIsHeading)
    if (heading || closed) close()
  }
  close()
  return found
}

/** Whether the first line of a column is a heading over it. */
export function startsWithHeading(lines: readonly Line[]): boolean {
  const widths = lines.slice(0, 1 + nearby).map(({ text }) => columns(text))
  return isHeading(lines, widths, 0)
}

/** A line far shorter than the column above and below it that closes no sentence. */
function isHeading(lines: readonly Line[], widths: readonly number[], i: number): boolean {
  const line = lines[i]
  if (!line || i === lines.length - 1 || endsSentence(line.text)) return false
  const above = upperQuartile(widths.slice(Math.max(0, i - nearby), i))
  const below = upperQuartile(widths.slice(i + 1, i + nearby + 1))
  return columns(line.text) < 0.7 * Math.min(i === 0 ? below : above, below)
}

/** The width that lines around line `i` reach: their upper quartile, so that short ones do not count. */
function usualWidth(widths: readonly number[], i: number): number {
  return upperQuartile(widths.slice(Math.max(0, i - nearby), i + nearby + 1))
}

function upperQuartile(widths: readonly number[]): number {
  const sorted = [...widths].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length * 0.75)] ?? 0
}

/** What stands between two lines of one paragraph: nothing, but a space between two Latin words. */
export function joinerOf(before: string, after: string): string {
  return /[a-z]$/i.test(before) && /^[a-z]/i.test(after) ? ' ' : ''
}
