import type { Article, Span } from '../domain/index.js'
import { joinerOf, type Paragraph } from './hard-wraps.js'
import type { Layout } from './layout.js'
import type { Line } from './lines.js'
import type { Repaired } from './repair/repair.js'
import { assemble, type Edit, offsetOfOrigin, originAt, type SourceText } from './source-text.js'

/** A repaired text with its position in the file. */
export interface LocatedText {
  repaired: Repaired
  /** Returns the line in the original file (from 1) for an offset into the decoded file. */
  lineOf(origin: number): number
  /** If the layout is known, the lines of the text are whole paragraphs. */
  layout?: Layout
}

/**
 * Joins paragraphs into one text with one line each, and keeps the original line of each piece and the damage in
 * place.
 */
export function joinParagraphs(
  file: LocatedText,
  parts: readonly Paragraph[],
): Pick<Article, 'text' | 'damage'> & { starts: Article['lines']; joined: SourceText } {
  const { source, damage } = file.repaired
  const pieces: (Span | Edit)[] = []
  const starts: Article['lines'] = []
  let length = 0
  let end: number | null = null
  const push = (piece: Span | Edit): void => {
    pieces.push(piece)
    length += 'insert' in piece ? piece.insert.length : piece.end - piece.start
  }
  for (const [n, paragraph] of parts.entries()) {
    for (const [i, line] of paragraph.entries()) {
      const before = paragraph[i - 1]
      const joiner = before ? joinerOf(before.text, line.text) : n > 0 ? '\n' : ''
      // The joiner's origin is right after the first line, so damage that begins the second line does not extend
      // into it.
      const at = Math.min(end ?? line.start, line.start)
      if (joiner !== '') push({ start: at, end: at, insert: joiner })
      end = line.end
      for (const { offset, origin } of fileLinesIn(file, line)) {
        const number = file.lineOf(origin)
        if (starts[starts.length - 1]?.[1] !== number) starts.push([length + offset, number])
      }
      push({ start: line.start, end: line.end })
    }
  }
  const joined = assemble(source, pieces)
  const inText = damage
    .map(({ start, end, kind }) => ({
      start: offsetOfOrigin(joined, start),
      end: offsetOfOrigin(joined, end),
      kind,
    }))
    .filter(({ start, end }) => end > start)
  return { text: joined.text, damage: inText, starts, joined }
}

/** Returns where in a line of the text each of the file's lines begins that it was joined from. */
function fileLinesIn(
  file: LocatedText,
  { start, end }: Line,
): { offset: number; origin: number }[] {
  const { repaired, layout } = file
  const { source } = repaired
  const first = originAt(source, start)
  const last = originAt(source, Math.max(start, end - 1))
  const found = [{ offset: 0, origin: first }]
  // Lines are counted from 1, so a line's number is the index of the next line.
  for (let next = file.lineOf(first); layout; next++) {
    const origin = layout.lineStarts[next]
    if (origin === undefined || origin > last) break
    found.push({ offset: offsetOfOrigin(source, origin) - start, origin })
  }
  return found
}
