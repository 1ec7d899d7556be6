import type { TermWeights } from '../answer/coverage.js'
import type { Hit, Verdict } from '../domain/index.js'
import type { Reader } from '../read/reader.js'
import { candidatesOf, type ReadCandidate, readCandidates } from './candidates.js'
import { type ClaimSigns, claimSignNames, claimSignsOf } from './claim-signs.js'
import { contradictedWeights, supportedWeights } from './claim-weights.js'
import type { Found } from './found.js'
import { judge, newestFirst } from './verdict.js'

/** What a reader and the rules make of a part of a claim. */
export interface ClaimReading {
  claim: string
  signs: ClaimSigns
  read: ReadCandidate[]
  found: readonly Found[]
}

/** Weights of the signs, and how sure a verdict must be. */
export type ClaimWeights = Record<keyof ClaimSigns | 'bias' | 'threshold', number>

/** Reads what was found for a part of a claim; null where there is nothing to read, or the reader has not learnt to. */
export async function readClaim(
  reader: Reader,
  claim: string,
  hits: readonly Hit[],
  found: readonly Found[],
  weights: TermWeights,
): Promise<ClaimReading | null> {
  const candidates = candidatesOf(hits, found, weights)
  if (candidates.length === 0) return null
  const read = await readCandidates(reader, claim, candidates)
  return read && { claim, signs: claimSignsOf(claim, read, found), read, found }
}

/**
 * The verdict on a part by the signs of both, with the evidence to show; where rules and reader say opposite things,
 * nothing is said.
 */
export function judgeRead(reading: ClaimReading): { verdict: Verdict; shown: Found[] } {
  const { signs, read, found } = reading
  const ruled = judge(found)
  const isSupported = chance(supportedWeights, signs) >= supportedWeights.threshold
  const isContradicted = chance(contradictedWeights, signs) >= contradictedWeights.threshold
  if (ruled.verdict === 'disputed' && (isSupported || isContradicted)) return ruled
  if (isSupported && ruled.verdict !== 'contradicted') {
    if (ruled.verdict === 'supported') return ruled
    const telling = read.filter(({ read: { supports } }) => supports >= LEAST)
    return { verdict: 'supported', shown: shownOf(telling, 'for') }
  }
  if (isContradicted && ruled.verdict !== 'supported') {
    if (ruled.verdict === 'contradicted') return ruled
    const telling = read.filter(({ read: { contradicts } }) => contradicts >= LEAST)
    return { verdict: 'contradicted', shown: shownOf(telling, 'against') }
  }
  return { verdict: 'not_in_corpus', shown: [] }
}

/** How sure the reader must be of a sentence that is shown. */
const LEAST = 0.4
const MOST_SHOWN = 3

export function chance(weights: ClaimWeights, signs: ClaimSigns): number {
  let sum = weights.bias
  for (const name of claimSignNames) sum += weights[name] * signs[name]
  return 1 / (1 + Math.exp(-sum))
}

/** One sentence an article, those of which the reader is surest. */
function shownOf(read: readonly ReadCandidate[], side: 'for' | 'against'): Found[] {
  const sureness = ({ read: { supports, contradicts } }: ReadCandidate) =>
    side === 'for' ? supports : contradicts
  const chosen = new Map<string, ReadCandidate>()
  for (const each of read.toSorted((a, b) => sureness(b) - sureness(a))) {
    if (!chosen.has(each.hit.article.id)) chosen.set(each.hit.article.id, each)
  }
  return newestFirst(
    [...chosen.values()].slice(0, MOST_SHOWN).map((each): Found => {
      const why = side === 'for' ? null : 'reading'
      const stance = { side, why, score: sureness(each), span: null, value: null } as const
      return { hit: each.hit, sentence: each.sentence, stance }
    }),
  )
}
