import { endsInTime } from '../../../text/stamp.js'
import type { LayoutLine, Look } from './page-text.js'

/** From here on two lines look different: shades of paper, and the ink of one as a share of the other's. */
const papersApart = 7
const inksAlike = 0.65
/** Further in than a first line, in font heights: set to the right, or in the middle. */
const farther = 3
/** The largest distance of two lines of running text on a screen, in font heights. */
export const widestLeading = 2.2

/**
 * Decides for two lines of a picture, one below the other, whether they are parts of different things: a bubble and the
 * name above it, two bubbles, a note beside text. These stand on another ground, in another ink or at another side, where
 * the lines of one paragraph are alike.
 * @param isFirst whether nothing of the same paragraph is above them
 */
export function areApart(above: LayoutLine, below: LayoutLine, isFirst: boolean): boolean {
  if (lookApart(above.look, below.look)) return true
  if (above.left - below.left > farther * below.size) return true
  return isFirst && endsInTime(above.text)
}

/** Decides whether two lines of a picture look too different for one paragraph; false for lines of no picture. */
export function lookApart(look: Look | undefined, other: Look | undefined): boolean {
  if (!look || !other) return false
  if (Math.abs(look.paper - other.paper) >= papersApart) return true
  return Math.min(look.ink, other.ink) < inksAlike * Math.max(look.ink, other.ink)
}
