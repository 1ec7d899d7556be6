import type { Trace } from '../../domain/index.js'
import type { PassageCandidate } from '../candidates.js'
import { featureNames, partOfFeature, type Weights } from '../features.js'
import { weights } from './weights.js'

/** A candidate with its score and the parts that add up to it. */
export interface Scored {
  candidate: PassageCandidate
  score: number
  parts: Trace['parts']
}

/**
 * Scores the candidates by the weighted sum of their features, best first, ties by row. `denseWeight` says how much the
 * current embedding model is trusted relative to the bundled one, for which the weights were fitted.
 */
export function score(
  candidates: readonly PassageCandidate[],
  denseWeight = 1,
  by: Weights = weights,
): Scored[] {
  const worth = Float64Array.from(featureNames, (name) => by[name])
  return candidates
    .map((candidate) => {
      const parts = partsOf(candidate.features, worth, denseWeight)
      return { candidate, score: sumOf(parts), parts }
    })
    .sort(bestFirst)
}

function partsOf(features: Float64Array, worth: Float64Array, denseWeight: number): Trace['parts'] {
  const parts = { ...noParts }
  for (const [i, part] of partOfFeature.entries()) {
    parts[part] += (worth[i] as number) * (features[i] as number)
  }
  parts.dense *= denseWeight
  return parts
}

export const noParts: Trace['parts'] = {
  dense: 0,
  lexical: 0,
  article: 0,
  text: 0,
  agreement: 0,
  crossEncoder: 0,
  copies: 0,
}

/** Returns a hit's score: exactly this sum, to the last bit. */
export function sumOf({
  dense,
  lexical,
  article,
  text,
  agreement,
  crossEncoder,
  copies,
}: Trace['parts']): number {
  return dense + lexical + article + text + agreement + crossEncoder + copies
}

export function bestFirst(a: Scored, b: Scored): number {
  return b.score - a.score || a.candidate.row - b.candidate.row
}

/** How steeply a lower score counts less: at this distance a passage counts e times less. */
const FALL = 6

/** Returns a hit's score relative to the best hit's, from 1 down to 0; the scores themselves have no zero. */
export function relativeScore(score: number, best: number): number {
  return Math.exp((score - best) / FALL)
}
