import type { RepairPlace } from '../../domain/index.js'
import { offsetOfOrigin, originAt, type SourceText } from '../source-text.js'
import type { Place } from './repair.js'

/**
 * Returns the repairs that are visible in an article's text, by their offsets in it. Repairs in lines of the
 * repaired file that do not belong to the article, such as a page's foot or another story, are left out.
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
    // Spaces around a line are trimmed after the repair.
    const shown = text.text.startsWith(now, at) ? now : ''
    return stands && was !== shown ? [{ at, was, now: shown }] : []
  })
}

/** Decides whether a text is empty or only spaces of the same line. */
function isSpace(between: string): boolean {
  return /^[^\S\n]{0,40}$/.test(between)
}
