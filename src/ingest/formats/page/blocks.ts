import { endsSentence } from '../../lines.js'
import type { Block, LayoutLine } from './page-text.js'
import { areApart, lookApart, widestLeading } from './screens.js'

const caption = /(?:供图|供圖|摄|攝|图|图片来源[:：].{1,12})[）)]?$/
const longestCaption = 60
/** Lengths, in font heights. */
const leastIndent = 0.9
const roomForWord = 2.5

/** What the lines of a document have in common. */
export interface Habits {
  /** The font height of the running text. */
  size: number
  /** The distance from one baseline to the next. */
  leading: number
  /** Whether first lines are indented. */
  indents: boolean
}

export function habitsOf(lines: readonly LayoutLine[], size: number): Habits {
  const body = lines.filter((line) => isAlike(line.size, size))
  const pitches = body
    .flatMap((line, i) => {
      const before = body[i - 1]
      const pitch = before?.column === line.column ? line.baseline - before.baseline : 0
      return pitch > 0 ? [pitch] : []
    })
    .sort((a, b) => a - b)
  const indented = body.filter((line, i) => {
    const next = body[i + 1]
    return next?.column === line.column && indentOf(line) >= leastIndent && indentOf(next) < 0.5
  })
  return {
    size,
    leading: leadingOf(pitches[Math.floor(pitches.length / 5)] ?? 1.5 * size, lines, size),
    indents: indented.length >= Math.max(1, body.length / 100),
  }
}

/** On a screen most lines may stand alone, each in its bubble: their distance is no leading. */
function leadingOf(found: number, lines: readonly LayoutLine[], size: number): number {
  return lines.some(({ look }) => look) ? Math.min(found, widestLeading * size) : found
}

/** Returns the font height in which most of a document is set. */
export function usualSize(lines: readonly { text: string; size: number }[]): number {
  const weights = new Map<number, number>()
  for (const { text, size } of lines) {
    const rounded = Math.round(size * 4) / 4
    weights.set(rounded, (weights.get(rounded) ?? 0) + text.length)
  }
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10
}

/**
 * Groups lines in reading order into paragraphs, headings and captions. A paragraph that continues past the end
 * of a column or page is one block; captions between its parts follow it.
 */
export function blocksOf(lines: readonly LayoutLine[], habits: Habits): Block[] {
  const parts: Block[] = []
  for (const [i, line] of lines.entries()) {
    const block = parts[parts.length - 1]
    const before = lines[i - 1]
    const isFirst = block?.lines.length === 1
    const continues =
      before !== undefined &&
      !startsBlock(before, line, lines[i - 2], habits) &&
      !(line.look && areApart(before, line, isFirst))
    if (block && continues) block.lines.push(line)
    else parts.push({ kind: 'text', lines: [line] })
  }
  for (const part of parts) part.kind = kindOf(part, habits)
  return joinParts(parts, habits)
}

function startsBlock(
  before: LayoutLine,
  line: LayoutLine,
  beforeThat: LayoutLine | undefined,
  { leading, size, indents }: Habits,
): boolean {
  if (before.column !== line.column || !isAlike(before.size, line.size)) return true
  const usual = Math.max(leading * (line.size / size), 1.1 * line.size)
  if (line.baseline - before.baseline > 1.3 * usual + 0.5) return true
  if (before.isRow || line.isRow) return true
  // The lines of a headline are centred: each may begin anywhere.
  if (line.size > 1.15 * size) return false
  const indent = (line.left - before.left) / line.size
  if (indent >= leastIndent) return true
  const isFirst = beforeThat?.column !== before.column || indentOf(before) >= leastIndent
  if (isFirst && indentOf(line) >= leastIndent && endsSentence(before.text)) return true
  // If first lines are indented, a line that is nearly full and does not end a sentence continues.
  if (indents && !endsSentence(before.text) && fullness(before) > 0.6) return false
  return hasRoom(before, line) && !isBesidePicture(before, line)
}

/** Returns the share of its column's width that a line fills. */
function fullness({ right, column }: LayoutLine): number {
  return (right - column.left) / (column.right - column.left)
}

/** Decides whether the first word of the next line would have fitted: if so, the writer ended the line there. */
function hasRoom(line: LayoutLine, next: LayoutLine): boolean {
  const [word = ''] = /^[\w.,%-]+/.exec(next.text) ?? []
  const needed = Math.max(roomForWord, 1 + 0.6 * word.length) * line.size
  return line.column.right - line.right > needed
}

/** Decides whether the lines are set narrower than their column, beside a picture: such lines may break anywhere. */
function isBesidePicture(line: LayoutLine, next: LayoutLine): boolean {
  const isEven = Math.abs(line.right - next.right) < line.size && fullness(line) > 0.4
  return isEven && /[\p{L}\p{N}]$/u.test(line.text)
}

function kindOf({ lines }: Block, { size }: Habits): Block['kind'] {
  const [first] = lines
  if (!first) return 'text'
  if (first.size > 1.12 * size) return 'heading'
  const text = lines.map((line) => line.text).join('')
  const isCaption = text.length <= longestCaption && caption.test(text) && !endsSentence(text)
  return first.size < 0.93 * size || isCaption ? 'aside' : 'text'
}

function joinParts(parts: readonly Block[], habits: Habits): Block[] {
  const blocks: Block[] = []
  let open: Block | null = null
  let asides: Block[] = []
  for (const part of parts) {
    if (part.kind === 'aside') asides.push(part)
    else if (open && part.kind === 'text' && runsOn(open, part, habits)) {
      open.lines.push(...part.lines)
    } else {
      blocks.push(...asides, part)
      asides = []
      open = part.kind === 'text' ? part : null
    }
  }
  return [...blocks, ...asides]
}

/**
 * Decides whether a paragraph continues in a later block: its last line is full and the first line there is not
 * indented.
 */
function runsOn(open: Block, part: Block, { indents, leading }: Habits): boolean {
  const last = open.lines[open.lines.length - 1]
  const [first] = part.lines
  if (!last || !first || !isAlike(last.size, first.size)) return false
  if (last.isRow || first.isRow) return false
  // What is below a gap on a screen is something else.
  if (first.look && (last.column === first.column || lookApart(last.look, first.look))) return false
  const isNear = last.column === first.column && first.baseline - last.baseline < 1.8 * leading
  if (isNear || indentOf(first) >= leastIndent || hasRoom(last, first)) return false
  return !endsSentence(last.text) || (indents && last.column !== first.column)
}

/** Returns how far a line is indented from its column's edge, in font heights. */
function indentOf(line: LayoutLine): number {
  return (line.left - line.column.left) / line.size
}

function isAlike(a: number, b: number): boolean {
  return Math.abs(a - b) <= 0.08 * Math.max(a, b)
}
