import type { Span } from '../domain/index.js'

/** A line of a repaired text without surrounding spaces; blank lines are left out. */
export interface Line extends Span {
  text: string
  /** Whether white space precedes it, as at the beginning of a paragraph. */
  indented: boolean
  /** Whether a blank line precedes it. */
  apart: boolean
}

/** Returns the lines of a text that are not blank. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = []
  let at = 0
  let blank = false
  while (at <= text.length) {
    const newline = text.indexOf('\n', at)
    const to = newline < 0 ? text.length : newline
    const raw = text.slice(at, to)
    const trimmed = raw.trim()
    if (trimmed !== '') {
      const start = at + raw.indexOf(trimmed)
      const end = start + trimmed.length
      lines.push({ start, end, text: trimmed, indented: start > at, apart: blank })
    }
    blank = trimmed === ''
    at = to + 1
  }
  return lines
}

const sentenceEnd = /[。！？!?…：:；;][”’」』）)】》"']*$/

/** Decides whether a line ends where a sentence may end. */
export function endsSentence(line: string): boolean {
  return sentenceEnd.test(line)
}

/** Decides whether a line is running text: long enough, and ending like a sentence. */
export function isProse(line: string): boolean {
  return line.length >= 25 && /[。！？!?][”’」』）)】》"']*$/.test(line)
}

/** Returns the width in half-width columns, as a printer counts. */
export function columns(line: string): number {
  let width = 0
  for (let i = 0; i < line.length; i++) width += line.charCodeAt(i) > 0x2000 ? 2 : 1
  return width
}
