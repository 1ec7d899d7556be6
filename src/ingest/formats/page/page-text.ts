import type { Span } from '../../../domain/index.js'

/** A run of glyphs as pdfjs returns it; lengths in points, y growing downwards from the top of the page. */
export interface TextItem {
  text: string
  left: number
  baseline: number
  width: number
  /** The font height. */
  size: number
  /** The angle to the horizontal, in radians. */
  angle: number
  font: string
  vertical: boolean
}

export interface PageText {
  width: number
  height: number
  items: TextItem[]
  /** For a page that was read from a picture: returns the box in its pixels of a box on the page. */
  inPicture?: (box: Box) => Box
}

/** A rectangle, y growing downwards. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** A stretch of one visual line without a gap as wide as a character. */
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
  /** The edges of its column. */
  column: { left: number; right: number }
  /** The pieces of the line, separated by wide gaps, from the left. */
  pieces: Segment[]
  /** Whether it is a row of a table. */
  isRow: boolean
}

/** The lines of one paragraph, heading or caption. */
export interface Block {
  kind: 'text' | 'heading' | 'aside'
  lines: LayoutLine[]
}

/** Returns the top and bottom of a segment's characters. */
export function verticalSpan({ baseline, size }: Pick<Segment, 'baseline' | 'size'>): Span {
  return { start: baseline - 0.8 * size, end: baseline + 0.15 * size }
}
