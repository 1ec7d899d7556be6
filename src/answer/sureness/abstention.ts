import { bundledJudge } from '../../read/boosted-trees.js'
import { weights } from './abstention-weights.js'
import { openBounds, openWeights } from './open-weights.js'
import { type ReadSigns, readSignNames } from './read-signs.js'
import { type Signs, signNames } from './signs.js'

/**
 * Where a passage with its title holds less of the question's weight than this, it is about something
 * else, however small the corpus that it came first in: 0.6% of right answers lie below, and 21% of what
 * is found when the answer is taken out.
 */
const fewestTerms = 0.4

/** Probability that evidence with these signs answers the question: logistic, weights by `npm run fit:abstention`. */
export function answerProbability(signs: Signs): number {
  if (signs.coverageInPassage < fewestTerms) return 0
  let sum = weights.bias
  for (const name of signNames) sum += weights[name] * signs[name]
  return 1 / (1 + Math.exp(-sum))
}

/** From here on the rules alone are believed: a reader that finds nothing then errs more often than they do. */
const sureOfRules = 0.95

/** Of whether a question is answered, by signs of both; grown by `npm run fit:reading`. */
const judge = bundledJudge('silence', [...signNames, ...readSignNames])

/** The same where a reader has read the passages too. */
export function readProbability(signs: Signs, read: ReadSigns): number {
  return withSureRules(answerProbability(signs), weighedProbability(signs, read))
}

/** The same of a question that no single span answers: what tells of spans tells little there. */
export function openProbability(signs: Signs, read: ReadSigns): number {
  if (signs.coverageInPassage < fewestRead) return 0
  let sum = openWeights.bias
  for (const name of signNames) sum += openWeights[name] * signs[name]
  for (const name of readSignNames) sum += openWeights[name] * read[name]
  return 1 / (1 + Math.exp(-sum))
}

/** What signs of both weigh, unless the rules alone are sure. */
export function withSureRules(byRules: number, weighed: number): number {
  return byRules >= sureOfRules ? Math.max(byRules, weighed) : weighed
}

/** What holds so little of the question is about something else, also where it is asked in other words. */
const fewestRead = 0.1

function weighedProbability(signs: Signs, read: ReadSigns): number {
  return signs.coverageInPassage < fewestRead ? 0 : judge.probability({ ...signs, ...read })
}

/** From which probabilities on the bot speaks, is fairly sure, and is sure. */
export interface Bounds {
  least: number
  medium: number
  high: number
}

export const bounds: Bounds = {
  least: weights.threshold,
  medium: (weights.threshold + 0.8) / 2,
  high: 0.8,
}
/** Read when they are first asked for. */
export function boundsWithReader(): Bounds {
  return {
    least: judge.bound('least'),
    medium: judge.bound('medium'),
    high: judge.bound('high'),
  }
}
export const boundsOfOpen: Bounds = { ...openBounds, least: openWeights.threshold }
