import type { Article, Span } from './article.js'
import type { RejectionReason } from './rejection.js'

/** The extensions of files that are read as pictures. */
export const pictureExtensions = ['.png', '.jpg', '.jpeg', '.webp'] as const

/** Decides by its name whether a file is a picture. */
export function isPicture(file: string): boolean {
  return pictureExtensions.some((extension) => file.toLowerCase().endsWith(extension))
}

/** A rectangle in the pixels of a picture; `right` and `bottom` are one past the last pixel. */
export interface PictureBox {
  left: number
  top: number
  right: number
  bottom: number
}

/** The text of a picture, and how many places in it could hardly be read; or why there is none. */
export type ReadPicture = { text: string; doubtful: number } | { reason: RejectionReason }

/** Returns where on its picture each line stands that holds a part of `span`; none for text that was not read from one. */
export function boxesOf(
  { lines, boxes = [] }: Pick<Article, 'lines' | 'boxes'>,
  span: Span,
): PictureBox[] {
  const starts = new Set(
    lines.flatMap(([offset], i) =>
      offset < span.end && (lines[i + 1]?.[0] ?? Number.POSITIVE_INFINITY) > span.start
        ? [offset]
        : [],
    ),
  )
  return boxes.flatMap(([offset, left, top, right, bottom]) =>
    starts.has(offset) ? [{ left, top, right, bottom }] : [],
  )
}
