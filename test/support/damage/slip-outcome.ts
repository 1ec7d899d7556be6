import { characterRepairs } from '../../../src/ingest/repair/index.js'
import { repairAll } from '../../../src/ingest/repair/repair.js'
import { offsetOfOrigin, sourceText } from '../../../src/ingest/source-text.js'
import type { Slip } from './byte-slips.js'

/**
 * The outcome of one byte slip: `exact` the text is as it was; `flagged` it is not, and every place that differs is
 * marked as damage; `wrong` a place differs and is not marked; `left` nothing was changed.
 */
export type SlipOutcome = 'exact' | 'flagged' | 'wrong' | 'left'

export function slipOutcome(original: string, slipped: Slip): SlipOutcome {
  const { source, damage } = repairAll(sourceText(slipped.text), characterRepairs)
  if (source.text === original) return 'exact'
  const marked = damage.map(({ start, end }) => ({
    start: offsetOfOrigin(source, start),
    end: offsetOfOrigin(source, end),
  }))
  if (source.text === slipped.text && marked.length === 0) return 'left'
  const isMarked = ({ start, end }: { start: number; end: number }): boolean =>
    marked.some((each) => each.start < Math.max(end, start + 1) && each.end >= start)
  return differences(original, source.text, slipped.at).every(isMarked) ? 'flagged' : 'wrong'
}

/** Returns where `cleaned` differs from `original`: character by character from the slip on, or from either end. */
function differences(
  original: string,
  cleaned: string,
  at: number,
): { start: number; end: number }[] {
  if (cleaned.length === original.length) {
    const places = Array.from(cleaned, (_, i) => i).filter((i) => cleaned[i] !== original[i])
    return places.map((start) => ({ start, end: start + 1 }))
  }
  // The first character may be a mark, and all after it correct until what was lost at the end of the run.
  const first = cleaned[at] === original[at] ? [] : [{ start: at, end: at + 1 }]
  let from = at + 1
  while (from < cleaned.length && cleaned[from] === original[from]) from++
  let behind = 0
  while (
    behind < cleaned.length - from &&
    cleaned[cleaned.length - 1 - behind] === original[original.length - 1 - behind]
  ) {
    behind++
  }
  return [...first, { start: from, end: cleaned.length - behind }]
}
