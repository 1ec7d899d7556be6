import type { Span } from '../domain/index.js'

/**
 * A text in which each code unit knows its origin: `origin[i]` is the offset of `text[i]` in the decoded file.
 * Null means the identity shifted by `base`, so that text without repairs costs nothing. Origins never decrease.
 */
export interface SourceText {
  readonly text: string
  readonly origin: Int32Array | null
  readonly base: number
}

/** Replaces `text.slice(start, end)` with `insert`. */
export interface Edit extends Span {
  insert: string
}

export function sourceText(text: string, base = 0): SourceText {
  return { text, origin: null, base }
}

/** Returns the offset in the decoded file of the code unit at `at`; for the end of the text, one past its last. */
export function originAt(source: SourceText, at: number): number {
  if (source.origin === null) return source.base + at
  if (at < source.origin.length) return source.origin[at] ?? 0
  const last = source.origin[source.origin.length - 1]
  return last === undefined ? source.base : last + 1
}

/**
 * Applies edits that are in order and do not overlap. Inserted text gets the origin where the replaced text
 * began, or character by character if both have the same length.
 */
export function applyEdits(source: SourceText, edits: readonly Edit[]): SourceText {
  if (edits.length === 0) return source
  const pieces: (Span | Edit)[] = []
  let at = 0
  for (const edit of edits) {
    pieces.push({ start: at, end: edit.start }, edit)
    at = edit.end
  }
  pieces.push({ start: at, end: source.text.length })
  return assemble(source, pieces)
}

/** Assembles the `pieces` of `source`, in order, each a span of it or an edit. */
export function assemble(source: SourceText, pieces: readonly (Span | Edit)[]): SourceText {
  let length = 0
  const texts: string[] = []
  for (const piece of pieces) {
    const text = 'insert' in piece ? piece.insert : source.text.slice(piece.start, piece.end)
    texts.push(text)
    length += text.length
  }
  const origin = new Int32Array(length)
  let to = 0
  for (const piece of pieces) {
    const inserted = 'insert' in piece ? piece.insert.length : piece.end - piece.start
    const oneToOne = inserted === piece.end - piece.start
    if (oneToOne && source.origin !== null) {
      origin.set(source.origin.subarray(piece.start, piece.end), to)
    } else {
      const first = originAt(source, piece.start)
      for (let i = 0; i < inserted; i++) origin[to + i] = oneToOne ? first + i : first
    }
    to += inserted
  }
  return { text: texts.join(''), origin, base: 0 }
}

/** Returns the first offset of `source.text` whose origin is at or after `origin`. */
export function offsetOfOrigin(source: SourceText, origin: number): number {
  let low = 0
  let high = source.text.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (originAt(source, middle) < origin) low = middle + 1
    else high = middle
  }
  return low
}
