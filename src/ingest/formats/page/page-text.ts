import type { Span } from '../../../domain/index.js'

/** How text that was read from a picture looks, in shades of grey (0 to 255). */
export interface Look {
  /** The shade of what it stands on. */
  paper: number
  /** How far the shade of its ink is from that. */
  ink: number
}

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
  look?: Look
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
  /** Of text that was read from a picture. */
  look?: Look | undefined
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
