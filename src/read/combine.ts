import { fold } from '../text/fold.js'
import type { PassageReading, ReadSpan } from './reader.js'

/** How much less a span counts for each place that its passage is further down. */
const LATER = 0.12

/** A span in one of the passages. */
export interface Occurrence extends ReadSpan {
  /** The index of its passage. */
  passage: number
}

/** A possible answer, found in one or more places with equal wording. */
export interface CombinedSpan {
  /** As written in the first of `occurrences`. */
  text: string
  /** The sum of its occurrences' probabilities, later passages counting slightly less; above 1 if many say it. */
  score: number
  /** The occurrence that counts most comes first. */
  occurrences: Occurrence[]
}

/**
 * Merges the spans of all passages, best first. Spans that differ only in width, case, script or punctuation count as
 * one.
 * @param readings of `passages`, both in the order in which the passages were found
 */
export function combine(
  passages: readonly string[],
  readings: readonly PassageReading[],
): CombinedSpan[] {
  const found = new Map<string, CombinedSpan>()
  const all = readings.flatMap(({ spans }, passage) => spans.map((span) => ({ ...span, passage })))
  // Sorted by worth, so that a candidate gets the wording of its best occurrence.
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

/**
 * Folds a text and removes white space and punctuation, unless nothing would be left. A point within a number is not
 * punctuation.
 */
function sameText(text: string): string {
  const folded = fold(text)
  return folded.replace(/(?<!\d)\.|\.(?!\d)|(?!\.)[\s\p{P}]+/gu, '') || folded
}
