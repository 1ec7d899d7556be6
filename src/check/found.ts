import type { Hit, Span } from '../domain/index.js'
import type { Stance } from '../evidence/comparison/stance.js'

/** A sentence that speaks for a part of a claim or against it. */
export interface Found {
  hit: Hit
  sentence: Span
  stance: Stance
}
