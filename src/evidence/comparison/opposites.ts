import { directions, opposites } from '../../text/lexicon/change.js'

const pairs = [...directions, ...opposites]

/** The word of a pair that one folded text says where the other says its opposite, and not the same too. */
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

/** Of these a sentence on the same thing may say the other; of the rest the word is most of what is said. */
const polar = new Set(directions.flat())

/** Whether a word says which way something went. */
export function isPolar(word: string): boolean {
  return polar.has(word)
}
