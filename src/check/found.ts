import type { Hit } from '../domain/index.js'
import type { Stance } from '../evidence/comparison/stance.js'
import type { ReadSentence } from '../evidence/read-sentence.js'

/** A sentence that speaks for a part of a claim or against it, and how it was found. */
export interface Found {
  hit: Hit
  sentence: ReadSentence
  stance: Stance
  how: How
}

/** It stands there to the letter; it gives the one amount in the claim's own words; or rules, or a reader, compared the two. */
export type How =
  | { by: 'letter' | 'own words' | 'reader' }
  /** `held`: how much of what is said the sentence and its setting hold; 0 to 1. */
  | { by: 'rules'; held: number }

/** How plainly a sentence speaks of what is claimed, 0 to 1: only rules leave a doubt that it does. */
export function plainnessOf({ how }: Found): number {
  return how.by === 'rules' ? how.held : 1
}
