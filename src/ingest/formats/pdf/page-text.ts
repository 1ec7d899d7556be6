import type { Span } from '../../../domain/index.js'

/** A run of glyphs as pdfjs gives it; lengths in points, y growing downwards from the page's top. */
export interface TextItem {
  text: string
  left: number
  baseline: number
  width: number
  /** Height of the font. */
  size: number
  /** Radians from the horizontal. */
  angle: number
  font: string
  vertical: boolean
}

export interface PageText {
  width: number
  height: number
  items: TextItem[]
}

/** A stretch of one visual line that no gap as wide as a character breaks. */
export interface Segment {
  text: string
  left: number
  right: number
  baseline: number
  size: number
  font: string
}

/** A visual line of one column. */
export interface LayoutLine extends Segment {
  /** Page, counted from 1. */
  page: number
  /** Edges of the column that it stands in. */
  column: { left: number; right: number }
  /** The stretches with wide gaps between them that stand on the line, from the left. */
  pieces: Segment[]
  /** Whether it is a row of a table. */
  isRow: boolean
}

/** Lines that are one paragraph, heading or caption. */
export interface Block {
  kind: 'text' | 'heading' | 'aside'
  lines: LayoutLine[]
}

/** The top and bottom of a segment's characters. */
export function verticalSpan({ baseline, size }: Pick<Segment, 'baseline' | 'size'>): Span {
  return { start: baseline - 0.8 * size, end: baseline + 0.15 * size }
}
