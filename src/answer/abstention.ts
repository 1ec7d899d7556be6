import { weights } from './abstention-weights.js'
import { type Signs, signNames } from './signs.js'

/** Probability that evidence with these signs answers the question: logistic, weights by `npm run fit:abstention`. */
export function answerProbability(signs: Signs): number {
  let sum = weights.bias
  for (const name of signNames) sum += weights[name] * signs[name]
  return 1 / (1 + Math.exp(-sum))
}

/** Below this the bot is silent. */
export const silenceBelow: number = weights.threshold
