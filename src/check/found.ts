import type { Told } from '../answer/clauses/told.js'
import type { Stance } from '../answer/comparison/stance.js'
import type { Hit, Span } from '../domain/index.js'

/** A sentence that speaks for a part of a claim or against it. */
export interface Found {
  hit: Hit
  sentence: Span
  stance: Stance
  /** Why, in Chinese, where the stance alone does not tell. */
  reason?: string
  /** The other sentence that it takes to judge. */
  also?: Pick<Found, 'hit' | 'sentence'>
}

/** What a clause says on a claim, with the reason in Chinese. */
export function foundIn(
  { hit, sentence }: Told,
  side: 'for' | 'against',
  reason: string,
  also?: Told,
): Found {
  return {
    hit,
    sentence,
    stance: {
      side,
      why: side === 'for' ? null : 'opposite',
      score: 1,
      span: null,
      value: null,
    },
    reason,
    ...(also && { also: { hit: also.hit, sentence: also.sentence } }),
  }
}
