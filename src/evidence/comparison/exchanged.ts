import type { Span } from '../../domain/index.js'
import { dates } from '../../text/dates.js'
import { fold } from '../../text/fold.js'
import { quantities } from '../../text/quantities.js'
import { words } from '../../text/segment.js'

/** What stands in each of two sentences where they differ, in offsets of each. */
export interface Exchanged {
  ours: Span
  theirs: Span
}

/** Sentences that differ in one place share at least this part of the shorter one, and so many characters. */
const sharedPart = 0.5
const fewestShared = 8
const longest = 30

/**
 * Where two sentences are the same but for one stretch in the middle of each, as where a copy has another value; whole
 * quantities and dates. Null where they differ in more, or where one only has words that the other leaves out.
 */
export function exchangedIn(ours: string, theirs: string): Exchanged | null {
  const [a, b] = [fold(ours), fold(theirs)]
  const most = Math.min(a.length, b.length)
  let before = 0
  while (before < most && a[before] === b[before]) before++
  let behind = 0
  while (behind < most - before && a.at(-1 - behind) === b.at(-1 - behind)) behind++
  if (before + behind === most && a.length === b.length) return null
  if (before + behind < Math.max(fewestShared, sharedPart * most)) return null
  const cut = [a, b].map((text) => whole(text, { start: before, end: text.length - behind }))
  // Both grow alike: what they share there is the same.
  const earlier = Math.max(...cut.map(({ start }) => before - start))
  const later = Math.max(...cut.map(({ end }, i) => end - ((i === 0 ? a : b).length - behind)))
  const [mine, other] = [a, b].map((text) => ({
    start: before - earlier,
    end: text.length - behind + later,
  })) as [Span, Span]
  const isShort = ({ start, end }: Span) => end > start && end - start <= longest
  return isShort(mine) && isShort(other) ? { ours: mine, theirs: other } : null
}

/** A stretch with the quantities, dates and words that it cuts. */
function whole(text: string, stretch: Span): Span {
  let { start, end } = stretch
  for (const value of [...words(text), ...quantities(text), ...dates(text)]) {
    if (value.start >= Math.max(end, start + 1) || value.end <= start) continue
    start = Math.min(start, value.start)
    end = Math.max(end, value.end)
  }
  return { start, end }
}
