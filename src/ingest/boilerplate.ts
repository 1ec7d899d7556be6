import { fold } from '../text/fold.js'
import { type FurnitureKind, furnitureKind } from './furniture/index.js'
import { startsComments } from './furniture/other-stories.js'
import { textEnd } from './furniture/tails.js'
import { isFull, isHardWrapped } from './hard-wraps.js'
import { mayBeTitle, termsShared } from './headline.js'
import { endsSentence, isProse, type Line } from './lines.js'
import { byline, isMetadataLine, isSignature, isStrictMetadataLine } from './metadata.js'

type Kind = FurnitureKind | 'metadata' | 'text'

/** A page without the furniture around its story. */
export interface Cleared {
  lines: Line[]
  /** The headline, if the lines around it show which line it is; it is not in `lines`. */
  title: Line | null
  /** The lines before other stories begin: only these describe this story. */
  own: Line[]
}

/**
 * Returns the lines that belong to the story, in order. The position of a line matters. Between the first and
 * the last sentence, only what can be nothing but furniture is dropped. Above and below, everything beyond a
 * line of furniture belongs to the page too, unless it shares words with the story.
 */
export function withoutFurniture(lines: readonly Line[]): Cleared {
  const wrapped = isHardWrapped(lines)
  const kinds = lines.map(({ text }) => kindOf(text))
  if (wrapped) keepRunningLines(lines, kinds)
  const first = wrapped ? columnStart(lines, kinds) : firstSentence(lines, kinds)
  if (first < 0) return { ...strictly(lines, kinds), title: null }
  const end = storyEnd(lines, kinds, first)
  const last = lastSentence(lines, kinds, first, end)
  const foot = footStart(lines, kinds, last, end)
  const head = readHead(lines, kinds, first, foot)
  const kept = [...lines.slice(0, foot).entries()]
    .filter(([i, line]) => (i < first ? head.kept.has(i) : stays(line.text, kinds[i], i < last)))
    .map(([, line]) => line)
  return { lines: kept, title: head.title, own: lines.slice(0, ownEnd(kinds, end)) }
}

function stays(text: string, kind: Kind | undefined, isWithin: boolean): boolean {
  if (kind === 'text') return true
  if (kind === 'loose') return isWithin
  return kind === 'metadata' && (isWithin ? !isStrictMetadataLine(text) : isSignature(text))
}

function firstSentence(lines: readonly Line[], kinds: readonly Kind[]): number {
  return kinds.findIndex((kind, i) => kind === 'text' && closes(lines[i]))
}

/** Marks lines that continue an open line of a column as text of the story, whatever their words look like. */
function keepRunningLines(lines: readonly Line[], kinds: Kind[]): void {
  let above = -1
  for (const [i, kind] of kinds.entries()) {
    if (kind === 'page') continue
    const before = lines[above]
    const runsOn =
      before !== undefined &&
      kinds[above] === 'text' &&
      isFull(lines, above) &&
      !endsSentence(before.text)
    if ((runsOn || opensParagraph(lines, i)) && kind !== 'others') kinds[i] = 'text'
    above = i
  }
}

function opensParagraph(lines: readonly Line[], i: number): boolean {
  const next = lines[i + 1]
  return lines[i]?.indented === true && next?.indented === false && isFull(lines, i + 1)
}

/** Returns the first of two adjacent lines that fill the column. */
function columnStart(lines: readonly Line[], kinds: readonly Kind[]): number {
  return kinds.findIndex(
    (kind, i) =>
      kind === 'text' && isFull(lines, i) && kinds[i + 1] === 'text' && isFull(lines, i + 1),
  )
}

/** Extends the end over lines below the story that describe it: 来源, 编辑, 审核, one per line. */
function ownEnd(kinds: readonly Kind[], end: number): number {
  let at = end
  while (kinds[at] === 'end' || kinds[at] === 'metadata') at++
  return at
}

function kindOf(text: string): Kind {
  if (isMetadataLine(text)) return 'metadata'
  return furnitureKind(text) ?? 'text'
}

/** Handles a page without a sentence: lists and verse stay, whatever is around them. */
function strictly(lines: readonly Line[], kinds: readonly Kind[]): Omit<Cleared, 'title'> {
  return { lines: lines.filter((_, i) => kinds[i] === 'text'), own: [...lines] }
}

function closes(line: Line | undefined): boolean {
  return line !== undefined && (/。[”’」』）)】》"']{0,4}$/.test(line.text) || isProse(line.text))
}

/** Returns where a page goes on to other stories, to comments, or to notices about itself. */
function storyEnd(lines: readonly Line[], kinds: readonly Kind[], first: number): number {
  const prose = lines.map((line, i) =>
    kinds[i] === 'text' && closes(line) && isProse(line.text) ? line.text.length : 0,
  )
  const total = prose.reduce((sum, length) => sum + length, 0)
  let before = 0
  for (const [i, { text }] of lines.entries()) {
    before += prose[i] ?? 0
    if (i < first) continue
    const after = total - before
    // Readers' comments may be longer than the story.
    const isAtEnd = after <= 2 * before || (before >= shortestStory && startsComments(fold(text)))
    if (kinds[i] === 'others' && isAtEnd) return i
    if (kinds[i] !== 'end' && !endsInSignature(text)) continue
    const rest = lines.length - i - 1
    const sentences = prose.slice(i + 1).filter((length) => length > 0).length
    const goesOn = kinds.slice(i + 1).some((kind) => kind !== 'text' && kind !== 'metadata')
    if (sentences <= rest / 5 || (goesOn && 2 * after <= before)) return i + 1
  }
  return lines.length
}

function endsInSignature(text: string): boolean {
  return byline(text) !== null || textEnd(text) < text.length
}

function lastSentence(
  lines: readonly Line[],
  kinds: readonly Kind[],
  first: number,
  end: number,
): number {
  let last = first
  for (let i = first; i < end; i++) if (kinds[i] === 'text' && closes(lines[i])) last = i
  return last
}

/**
 * Returns where the foot of the page begins: the first line of furniture below the last sentence. Nothing after
 * it belongs to the story.
 */
function footStart(
  lines: readonly Line[],
  kinds: readonly Kind[],
  last: number,
  end: number,
): number {
  const marks = kinds.slice(last + 1, end).filter((kind) => kind === 'navigation').length
  for (let i = last + 1; i < lines.length; i++) {
    const kind = kinds[i]
    const isMark = kind === 'end' || kind === 'others' || (kind === 'navigation' && marks > 1)
    if (i < end && !isMark) continue
    const isTags = i - 1 > last && keywords.test(lines[i - 1]?.text ?? '')
    return isTags ? i - 1 : i
  }
  return end
}
// 豪雨特報 颱風 氣象署: a page's keywords, printed below the story without a label.
const keywords = /^[\u4e00-\u9fff]{2,8}(?:\s[\u4e00-\u9fff]{2,8}){2,8}$/

/** Splits the lines above the first sentence into the headline and the lines that stay with the story. */
function readHead(
  lines: readonly Line[],
  kinds: readonly Kind[],
  first: number,
  foot: number,
): { title: Line | null; kept: Set<number> } {
  const texts = [...kinds.slice(0, first).keys()].filter((i) => kinds[i] === 'text')
  const marks = kinds.slice(0, first).map((kind) => kind !== 'text')
  const lastMark = marks.lastIndexOf(true)
  const above = texts.filter((i) => i < lastMark)
  const shared = termsShared(
    above.flatMap((i) => lines[i] ?? []),
    lines.slice(first, foot),
  )
  const most = Math.max(0, ...shared)
  const best = above.find((i, n) => shared[n] === most && mayBeTitle(lines[i]?.text ?? ''))
  const title = most > 0 || above.length === 1 ? best : undefined
  const speaks = above.filter((i, n) => i !== title && (shared[n] ?? 0) >= fewestShared)
  const kept = new Set([...speaks, ...texts.filter((i) => i > lastMark)])
  return { title: title === undefined ? null : (lines[title] ?? null), kept }
}
const fewestShared = 3
/** In characters of running text. */
const shortestStory = 60
