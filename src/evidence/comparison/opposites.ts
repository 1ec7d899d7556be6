import { directions, opposites } from '../../text/lexicon/statements/change.js'

const pairs = [...directions, ...opposites]

/**
 * Returns the opposite, found in `theirs`, of a word in `said`; null if there is none, or if either text has both
 * words.
 */
export function oppositeIn(said: string, theirs: string): string | null {
  for (const [one, other] of pairs) {
    for (const [mine, opposite] of [
      [one, other],
      [other, one],
    ] as const) {
      if (!said.includes(mine) || said.includes(opposite)) continue
      if (theirs.includes(opposite) && !theirs.includes(mine)) return opposite
    }
  }
  return null
}

/**
 * Words of direction: a sentence about the same thing may have the opposite one. Other words of opposite pairs carry
 * most of the statement's meaning.
 */
const polar = new Set(directions.flat())

/** Decides whether a word states a direction of change. */
export function isPolar(word: string): boolean {
  return polar.has(word)
}
