import { innerProduct } from '../index/inner-product.js'
import { bestFirst, type Scored, sumOf } from './rerank/score.js'

/** What full agreement adds to a score. */
const WORTH = 3
/** How many of the best passages can support others. */
const SPEAKERS = 20
/** A passage whose score is lower by this much has e times less weight. */
const FALL = 2

/**
 * Adds to each hit how much the best hits of other origins support it: how near its vector is to theirs, weighted by
 * their scores. Reports of one event lie near each other, and what a question is about is seldom reported only once
 * (Diaz, “Regularizing ad hoc retrieval scores”, 2005). Of the articles of one origin only the best one counts, so that
 * copies add nothing.
 */
export function addAgreement(
  scored: readonly Scored[],
  vectorOf: (row: number) => Float32Array,
  originOf: (articleRow: number) => number,
): Scored[] {
  const best = scored[0]?.score ?? 0
  const spokenFor = new Map<number, number>()
  const speakers: { origin: number; vector: Float32Array; weight: number }[] = []
  for (const { candidate, score } of scored) {
    if (speakers.length === SPEAKERS) break
    const origin = originOf(candidate.articleRow)
    if (!spokenFor.has(origin)) spokenFor.set(origin, candidate.articleRow)
    if (spokenFor.get(origin) !== candidate.articleRow) continue
    const weight = Math.exp((score - best) / FALL)
    speakers.push({ origin, vector: vectorOf(candidate.row), weight })
  }
  const total = speakers.reduce((sum, { weight }) => sum + weight, 0) || 1
  const all = weightedSum(speakers)
  return scored
    .map((hit) => {
      const origin = originOf(hit.candidate.articleRow)
      const vector = vectorOf(hit.candidate.row)
      // The sum of the products equals the product with the sum, minus the share of its own origin.
      let said = innerProduct(vector, all)
      for (const speaker of speakers) {
        if (speaker.origin === origin) said -= speaker.weight * innerProduct(vector, speaker.vector)
      }
      const parts = { ...hit.parts, agreement: (WORTH * said) / total }
      return { ...hit, parts, score: sumOf(parts) }
    })
    .sort(bestFirst)
}

function weightedSum(speakers: readonly { vector: Float32Array; weight: number }[]): Float32Array {
  const sum = new Float32Array(speakers[0]?.vector.length ?? 0)
  for (const { vector, weight } of speakers) {
    for (let i = 0; i < sum.length; i++) {
      sum[i] = (sum[i] as number) + weight * (vector[i] as number)
    }
  }
  return sum
}
