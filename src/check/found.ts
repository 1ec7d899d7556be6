import type { Stance } from '../answer/comparison/stance.js'
import type { Hit, Span } from '../domain/index.js'

/** A sentence that speaks for a part of a claim or against it. */
export interface Found {
  hit: Hit
  sentence: Span
  stance: Stance
}
