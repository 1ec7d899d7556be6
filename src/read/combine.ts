import { fold } from '../text/fold.js'
import type { PassageReading, ReadSpan } from './reader.js'

/** How much less a span of a later passage counts, for each place further down. */
const LATER = 0.12

/** A span in one of the passages. */
export interface Occurrence extends ReadSpan {
  /** The number of its passage. */
  passage: number
}

/** What may answer a question, said in one or more places in equal words. */
export interface CombinedSpan {
  /** As it is written in the first of `occurrences`. */
  text: string
  /** The probabilities of its occurrences added up, later passages counting a little less; above 1 where many say it. */
  score: number
  /** The one that counts most first. */
  occurrences: Occurrence[]
}

/**
 * The spans of all passages, the best first; those that differ in width, case, script or punctuation alone are one.
 * @param readings of `passages`, both in the order in which they were found
 */
export function combine(
  passages: readonly string[],
  readings: readonly PassageReading[],
): CombinedSpan[] {
  const found = new Map<string, CombinedSpan>()
  const all = readings.flatMap(({ spans }, passage) => spans.map((span) => ({ ...span, passage })))
  // What counts most comes first, so that a candidate is called as it is called there.
  for (const occurrence of all.sort((a, b) => worth(b) - worth(a) || a.passage - b.passage)) {
    const text = (passages[occurrence.passage] ?? '').slice(occurrence.start, occurrence.end)
    const key = sameText(text)
    const known = found.get(key)
    if (known) {
      known.score += worth(occurrence)
      known.occurrences.push(occurrence)
    } else {
      found.set(key, { text, score: worth(occurrence), occurrences: [occurrence] })
    }
  }
  return [...found.values()].sort((a, b) => b.score - a.score)
}

function worth({ probability, passage }: Occurrence): number {
  return probability / (1 + LATER * passage)
}

/** Folded, without white space and punctuation, as far as anything is left. A point within a number is no punctuation. */
function sameText(text: string): string {
  const folded = fold(text)
  return folded.replace(/(?<!\d)\.|\.(?!\d)|(?!\.)[\s\p{P}]+/gu, '') || folded
}
