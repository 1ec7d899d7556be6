import { fold } from '../text/fold.js'
import { type FurnitureKind, furnitureKind } from './furniture/index.js'
import { startsComments } from './furniture/other-stories.js'
import { textEnd } from './furniture/tails.js'
import { isFull, isHardWrapped } from './hard-wraps.js'
import { mayBeTitle, termsShared } from './headline.js'
import { endsSentence, isProse, type Line } from './lines.js'
import { byline, isMetadataLine, isSignature, isStrictMetadataLine } from './metadata.js'

type Kind = FurnitureKind | 'metadata' | 'text'

/** A page without what surrounds its story. */
export interface Cleared {
  lines: Line[]
  /** The headline, where what stands around it shows which line it is; it is not in `lines`. */
  title: Line | null
  /** The lines up to where other stories begin: only they speak of this one. */
  own: Line[]
}

/**
 * The lines that are the story's own, in order. What a line says counts by where it stands: between
 * the first and the last sentence only what can be nothing else is dropped; above and below, what
 * stands outside a line of furniture is the page's too, unless it speaks of the story.
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

/** In a column a line that an open one runs into is the story's, whatever its words look like. */
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

/** The first of two lines that fill the column. */
function columnStart(lines: readonly Line[], kinds: readonly Kind[]): number {
  return kinds.findIndex(
    (kind, i) =>
      kind === 'text' && isFull(lines, i) && kinds[i + 1] === 'text' && isFull(lines, i + 1),
  )
}

/** What is said of the story may stand below its end: 来源, 编辑, 审核, a line each. */
function ownEnd(kinds: readonly Kind[], end: number): number {
  let at = end
  while (kinds[at] === 'end' || kinds[at] === 'metadata') at++
  return at
}

function kindOf(text: string): Kind {
  if (isMetadataLine(text)) return 'metadata'
  return furnitureKind(text) ?? 'text'
}

/** A page without a sentence: lists and verse stay, whatever stands around them. */
function strictly(lines: readonly Line[], kinds: readonly Kind[]): Omit<Cleared, 'title'> {
  return { lines: lines.filter((_, i) => kinds[i] === 'text'), own: [...lines] }
}

function closes(line: Line | undefined): boolean {
  return line !== undefined && (/。[”’」』）)】》"']{0,4}$/.test(line.text) || isProse(line.text))
}

/** Where a page goes on to other stories, to comments, or to its own affairs. */
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
    // What readers say may be longer than the story.
    const isTold = after <= 2 * before || (before >= shortestStory && startsComments(fold(text)))
    if (kinds[i] === 'others' && isTold) return i
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

/** Below the last sentence, from the first line of furniture on, nothing is the story's. */
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
// 豪雨特報 颱風 氣象署: a page's keywords stand below the story without a label.
const keywords = /^[\u4e00-\u9fff]{2,8}(?:\s[\u4e00-\u9fff]{2,8}){2,8}$/

/** Lines above the first sentence: the headline, and what stays with the story. */
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
/** Characters of running text. */
const shortestStory = 60
