import { likelihoodsBetween } from '../../text/likelihood.js'
import type { GbkCharacter } from './gbk.js'

/** The surroundings of a lost character, as far as they bear on it. */
export interface Surroundings {
  before: string
  after: string
  /** The article around it: what it says elsewhere, it may have said here too. */
  article: string
  isTraditional: boolean
  /** What single characters gain or lose, in nats: for example a quotation mark without a partner. */
  bonus: ReadonlyMap<string, number>
  /** Whether a character agrees with the reading in the gloss after it; null if there is no gloss. */
  agreesWithGloss: ((character: string) => boolean) | null
}

export interface Guess {
  character: string
  /** The log-probability of all candidates together, and the best one's share of it. */
  evidence: number
  share: number
}

const otherScript = -4
const seldom = -5
const disagrees = -20
/**
 * The gain if the article contains the same sequence elsewhere: of two characters, of three, for each further
 * one of three.
 */
const pairSeen = 0.6
const tripleSeen = 2
const anotherTriple = 1

/** Returns the most likely character for a place. */
export function guess(candidates: readonly GbkCharacter[], place: Surroundings): Guess {
  const scores = scoresOf(candidates, place)
  let best = 0
  for (const [i, score] of scores.entries()) if (score > (scores[best] ?? 0)) best = i
  const top = scores[best] ?? Number.NEGATIVE_INFINITY
  const sum = scores.reduce((total, score) => total + Math.exp(score - top), 0)
  return {
    character: candidates[best]?.character ?? '?',
    evidence: top + Math.log(sum),
    share: 1 / sum,
  }
}

function scoresOf(candidates: readonly GbkCharacter[], place: Surroundings): number[] {
  const { before, after, article, isTraditional, bonus, agreesWithGloss } = place
  const likelihoods = likelihoodsBetween(
    before,
    candidates.map(({ form }) => form),
    after,
  )
  const wrongScript = isTraditional ? 'simplified' : 'traditional'
  return candidates.map(({ character, script, isRare }, i) => {
    let score = (likelihoods[i] ?? 0) + (bonus.get(character) ?? 0)
    if (script === wrongScript) score += otherScript
    if (isRare) score += seldom
    if (agreesWithGloss && !agreesWithGloss(character)) score += disagrees
    return score + elsewhere(character, before, after, article)
  })
}

/** Returns the gain from sequences of two and three characters that occur elsewhere in the article. */
function elsewhere(character: string, before: string, after: string, article: string): number {
  const [b2, b1] = [before.slice(-2), before.slice(-1)]
  const [a1, a2] = [after.slice(0, 1), after.slice(0, 2)]
  let found = 0
  for (const words of [b2 + character, b1 + character + a1, character + a2]) {
    if (words.length === 3 && article.includes(words)) found++
  }
  if (found > 0) return tripleSeen + (found - 1) * anotherTriple
  for (const words of [b1 + character, character + a1]) {
    if (words.length === 2 && article.includes(words)) found++
  }
  return found * pairSeen
}
