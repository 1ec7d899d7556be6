import type { RepairPlace } from '../../domain/index.js'
import { offsetOfOrigin, originAt, type SourceText } from '../source-text.js'
import type { Place } from './repair.js'

/**
 * The repairs that show in an article's text, by their offsets in it. What was repaired in lines of the
 * repaired file that are none of the article's, a page's foot or another story, shows nowhere.
 */
export function placesInText(
  places: readonly Place[],
  text: SourceText,
  repaired: SourceText,
): RepairPlace[] {
  return places.flatMap(({ origin, was, now }) => {
    const at = offsetOfOrigin(text, origin)
    const inFile = offsetOfOrigin(repaired, origin)
    const before = at === 0 ? inFile : offsetOfOrigin(repaired, originAt(text, at - 1)) + 1
    const behind = at === text.text.length ? inFile : offsetOfOrigin(repaired, originAt(text, at))
    const stands =
      (at > 0 && isSpace(repaired.text.slice(before, inFile))) ||
      (at < text.text.length && isSpace(repaired.text.slice(inFile, behind)))
    // Spaces around a line are cut off after the repair.
    const shown = text.text.startsWith(now, at) ? now : ''
    return stands && was !== shown ? [{ at, was, now: shown }] : []
  })
}

/** Nothing but spaces of the same line, or nothing at all. */
function isSpace(between: string): boolean {
  return /^[^\S\n]{0,40}$/.test(between)
}
