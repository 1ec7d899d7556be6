import { bundledJudge } from '../../read/boosted-trees.js'
import { type WeightsOf, weighEvidence } from '../../read/logistic.js'
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

/** Probability that evidence with these signs answers the question; the weights are fitted by `npm run fit:abstention`. */
export function answerProbability(signs: Signs, fitted: WeightsOf<keyof Signs> = weights): number {
  return signs.coverageInPassage < fewestTerms ? 0 : weighEvidence(fitted, signNames, signs)
}

/** From here on the rules alone are believed: a reader that finds nothing then errs more often than they do. */
const sureOfRules = 0.95

/** The signs of rules and reader together. */
export type AllSigns = Signs & ReadSigns
export const allSignNames = [...signNames, ...readSignNames]

/** Of whether a question is answered, by signs of both; grown by `npm run fit:reading`. */
const judge = bundledJudge<keyof AllSigns>('silence', allSignNames)

/** The same where a reader has read the passages too: what signs of both weigh, unless the rules alone are sure. */
export function readProbability(
  signs: AllSigns,
  by: Pick<typeof judge, 'probability'> = judge,
): number {
  const weighed = signs.coverageInPassage < fewestRead ? 0 : by.probability(signs)
  const byRules = answerProbability(signs)
  return byRules >= sureOfRules ? Math.max(byRules, weighed) : weighed
}

/** The same of a question that no single span answers: what tells of spans tells little there, but where a value is asked for. */
export function openProbability(
  signs: AllSigns,
  fitted: WeightsOf<keyof AllSigns> = openWeights,
): number {
  const isNone = signs.asksValue === 1 && readProbability(signs) < NO_VALUE
  if (isNone || signs.coverageInPassage < fewestRead) return 0
  return weighEvidence(fitted, allSignNames, signs)
}

/** On the dev set (chosen there) three in five near misses that ask for an amount lie below, of questions that have one 3 of 51. */
const NO_VALUE = 0.2

/** What holds so little of the question is about something else, also where it is asked in other words. */
const fewestRead = 0.1

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
