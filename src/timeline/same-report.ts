import { likenessTo } from '../evidence/comparison/occasion.js'
import { agree, sameDimension } from '../text/quantity-relations.js'
import type { ReadText } from '../text/read-text.js'
import type { Line } from './best-naming.js'

/** Lines that say the same: the first speaks, the others only add to its number of reports. */
export interface SaidAlike {
  line: Line
  others: Line[]
}

/** The least likeness of two reports of one thing, apart from values: most of the shorter quote stands in the other. */
const alike = 0.7
const dayLength = 86_400_000
/** Reports of one thing come out within so many days. */
const near = 2

/**
 * Puts together the lines of independent reports that say the same in nearly the same words and with the same values.
 * @param lines oldest first
 */
export function saidOnce(
  lines: readonly Line[],
  dayOf: (line: Line) => string | null,
): SaidAlike[] {
  const found: (SaidAlike & { likeness: (other: ReadText) => number })[] = []
  for (const line of lines) {
    const same = found.find(
      ({ line: first, likeness }) =>
        areNear(dayOf(first), dayOf(line)) &&
        likeness(line.quote) >= alike &&
        haveSameValues(first.quote, line.quote),
    )
    if (same) same.others.push(line)
    else found.push({ line, others: [], likeness: likenessTo(line.quote) })
  }
  return found.map(({ line, others }) => ({ line, others }))
}

function areNear(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b
  return Math.abs(Date.parse(a) - Date.parse(b)) <= near * dayLength
}

/** Decides whether no value of the quote with fewer is missing from the other, or stands there otherwise. */
function haveSameValues(a: ReadText, b: ReadText): boolean {
  const [fewer, more] = [a.quantities, b.quantities].toSorted((x, y) => x.length - y.length)
  return (fewer ?? []).every((each) =>
    (more ?? []).some((other) => sameDimension(each, other) && agree(each, other)),
  )
}
