import type { PassageCandidate } from '../../../src/retrieve/candidates.js'
import { type FeatureName, featureNames } from '../../../src/retrieve/features.js'
import { noParts, type Scored } from '../../../src/retrieve/rerank/score.js'

/** A passage that no leg ranks, with the features given and 0 for the others. */
export function candidate(
  row: number,
  articleRow: number,
  features: Partial<Record<FeatureName, number>> = {},
): PassageCandidate {
  return {
    ...{ row, articleRow, dense: null, lexical: null, cosine: 0, terms: 0 },
    features: Float64Array.from(featureNames, (name) => features[name] ?? 0),
  }
}

/** A hit in an article of its own, whose text gives it its score. */
export function hit(row: number, text: number): Scored {
  return { candidate: candidate(row, row), score: text, parts: { ...noParts, text } }
}
