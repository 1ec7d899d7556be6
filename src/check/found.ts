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

/**
 * How it was found: the claim is there to the letter; the sentence gives its one amount in the claim's own words; or
 * rules, or a reader, compared the two.
 */
export type How =
  | { by: 'letter' | 'own words' | 'reader' }
  /** `held`: the share of the claim that the sentence and its setting contain, 0 to 1. */
  | { by: 'rules'; held: number }

/** Returns how plainly a sentence is about the claim, 0 to 1: only rules leave a doubt. */
export function plainnessOf({ how }: Found): number {
  return how.by === 'rules' ? how.held : 1
}
