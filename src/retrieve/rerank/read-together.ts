import type { CrossEncoder } from '../../embed/cross-encoder.js'
import { standardised } from '../standardised.js'
import { bestFirst, type Scored, sumOf } from './score.js'

/** How many of the best passages the model scores: such a model takes tens of milliseconds for each. */
const READ = 20

/**
 * What one standard deviation of the model's scores is worth: about two of the other parts together. Not measured,
 * because no such model was available.
 */
const WORTH = 6

/** Scores the best hits again with a model that reads question and passage together. */
export async function readTogether(
  scored: readonly Scored[],
  question: string,
  textOf: (row: number) => string,
  model: CrossEncoder,
): Promise<Scored[]> {
  const best = scored.slice(0, READ)
  const said = await model.score(
    question,
    best.map(({ candidate }) => textOf(candidate.row)),
  )
  const added = standardised([...said])
  // All scored passages move up together, so that none falls behind one that the model did not score.
  const lowest = added.reduce((least, one) => Math.min(least, one), 0)
  const weighed = best.map((hit, i) => {
    const parts = { ...hit.parts, crossEncoder: WORTH * ((added[i] ?? 0) - lowest) }
    return { ...hit, parts, score: sumOf(parts) }
  })
  return [...weighed, ...scored.slice(READ)].sort(bestFirst)
}
