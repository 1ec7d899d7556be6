import { certaintyOf, isNegated, readStatement } from '../evidence/comparison/statement.js'
import { titleOf } from '../evidence/read-sentence.js'
import type { ReadText } from '../text/read-text.js'
import type { AskedValues } from './asked-values.js'
import { type ReadCandidate, wholeOf } from './candidates.js'
import { type Found, plainnessOf } from './found.js'
import { judge } from './verdict.js'
import { type WordingSigns, wordingSignNames, wordingSignsOf } from './wording-signs.js'

/** The signs that a verdict on a part of a claim is weighed by. Logarithms of odds are cut at ±7. */
export interface ClaimSigns extends AskedValues, WordingSigns {
  /** The reader's odds for the sentence that it takes for the plainest support, and for the plainest contradiction. */
  supports: number
  contradicts: number
  /** The same for the sentence that shares most with the claim. */
  supportsFirst: number
  contradictsFirst: number
  /** The largest difference between support and contradiction in one sentence. */
  lead: number
  /**
   * The most that a sentence shares with the claim: of the weight of its terms, in the sentence and around it; of its
   * pairs of characters.
   */
  held: number
  heldAround: number
  pairs: number
  /** The square of `pairs`, which weighs most if the claim is nearly to the letter. */
  pairsSquared: number
  /** The number of the claim's numbers that do not occur around the plainest support; and of all its numbers. */
  numbersMissing: number
  numbers: number
  /**
   * The number of the claim's names that do not occur in the article of the plainest support; and in its sentence with
   * the text around it.
   */
  namesMissing: number
  namesFar: number
  /**
   * Whether only one of claim and sentence negates; whether the claim does; whether one is a plan and the other a fact.
   */
  denialDiffers: number
  denies: number
  certaintyDiffers: number
  /** The verdict of the rules. */
  ruledFor: number
  ruledAgainst: number
  ruledBoth: number
  stance: number
  length: number
}

export const claimSignNames = [
  'supports',
  'contradicts',
  'supportsFirst',
  'contradictsFirst',
  'lead',
  'held',
  'heldAround',
  'pairs',
  'pairsSquared',
  'numbersMissing',
  'numbers',
  'namesMissing',
  'namesFar',
  'denialDiffers',
  'denies',
  'certaintyDiffers',
  'amountAgrees',
  'amountDiffers',
  'timeAgrees',
  'timeDiffers',
  'nameAgrees',
  'nameDiffers',
  'ruledFor',
  'ruledAgainst',
  'ruledBoth',
  'stance',
  'length',
  ...wordingSignNames,
] as const satisfies readonly (keyof ClaimSigns)[]

/** The weights of the signs, and how sure a verdict must be. */
export type ClaimWeights = Record<keyof ClaimSigns | 'bias' | 'threshold', number>

const number = /\d+(?:\.\d+)?/g
const LONG = 60

/** @param read not empty */
export function claimSignsOf(
  claim: ReadText,
  read: readonly ReadCandidate[],
  found: readonly Found[],
  asked: AskedValues,
): ClaimSigns {
  const plainest = mostOf(read, (each) => each.read.supports)
  const first = mostOf(read, (each) => each.held)
  const shared = Math.max(
    ...read.map((each) => sharedPairs(each.claim.compact, each.sentence.compact)),
  )
  const { folded } = plainest.claim
  const near = `${titleOf(plainest.hit.article)}\n${plainest.window.folded}`
  const numbers = folded.match(number) ?? []
  const given = new Set(near.match(number))
  const { article } = plainest.hit
  const whole = wholeOf(article)
  const { names } = readStatement(claim)
  const own = first.sentence.folded
  const certainties = [certaintyOf(folded), certaintyOf(own)]
  const { verdict } = judge(found)
  return {
    ...asked,
    ...wordingSignsOf(read),
    supports: oddsOf(plainest.read.supports),
    contradicts: oddsOf(Math.max(...read.map((each) => each.read.contradicts))),
    supportsFirst: oddsOf(first.read.supports),
    contradictsFirst: oddsOf(first.read.contradicts),
    lead: Math.max(...read.map((each) => each.read.supports - each.read.contradicts)),
    held: first.held,
    heldAround: Math.max(...read.map((each) => each.heldAround)),
    pairs: shared,
    pairsSquared: shared * shared,
    numbersMissing: numbers.filter((each) => !given.has(each)).length,
    numbers: numbers.length,
    namesMissing: names.filter((name) => !whole.includes(name)).length,
    namesFar: names.filter((name) => !near.includes(name)).length,
    denialDiffers: isNegated(folded) === isNegated(own) ? 0 : 1,
    denies: isNegated(folded) ? 1 : 0,
    certaintyDiffers: certainties.includes('planned') && certainties.includes('reached') ? 1 : 0,
    ruledFor: verdict === 'supported' ? 1 : 0,
    ruledAgainst: verdict === 'contradicted' ? 1 : 0,
    ruledBoth: verdict === 'disputed' ? 1 : 0,
    stance: found[0] ? plainnessOf(found[0]) : 0,
    length: Math.min(1, claim.text.length / LONG),
  }
}

export function mostOf<T>(list: readonly T[], score: (one: T) => number): T {
  return list.reduce((best, each) => (score(each) > score(best) ? each : best))
}

/** Returns the share of a compact text's pairs of characters that another text has. */
export function sharedPairs(compact: string, theirs: string): number {
  const pairs = new Set<string>()
  for (let i = 0; i + 1 < compact.length; i++) pairs.add(compact.slice(i, i + 2))
  return [...pairs].filter((pair) => theirs.includes(pair)).length / Math.max(1, pairs.size)
}

function oddsOf(probability: number): number {
  const held = Math.min(0.999, Math.max(0.001, probability))
  return Math.log(held / (1 - held))
}
