import type { Hit, Verdict } from '../domain/index.js'
import { readStatement } from '../evidence/comparison/statement.js'
import { saysWhatWas } from '../evidence/rival-values.js'
import type { TermWeights } from '../evidence/term-weights.js'
import { type WeightsOf, weighEvidence } from '../read/logistic.js'
import type { Reader } from '../read/reader.js'
import { clauseEnd } from '../text/clauses.js'
import type { ReadText } from '../text/read-text.js'
import { askValues } from './asked-values.js'
import { candidatesOf, type ReadCandidate, readCandidates } from './candidates.js'
import {
  type ClaimSigns,
  type ClaimWeights,
  claimSignNames,
  claimSignsOf,
  mostOf,
} from './claim-signs.js'
import { contradictedWeights, supportedWeights } from './claim-weights.js'
import type { Found } from './found.js'
import { judge, newestFirst } from './verdict.js'

/** The readings of a part of a claim by the reader and the rules. */
export interface ClaimReading {
  claim: ReadText
  signs: ClaimSigns
  read: ReadCandidate[]
  found: readonly Found[]
}

/**
 * Reads what was found for a part of a claim; null if there is nothing to read, or the reader was not trained on
 * claims.
 */
export async function readClaim(
  reader: Reader,
  claim: ReadText,
  hits: readonly Hit[],
  found: readonly Found[],
  weights: TermWeights,
): Promise<ClaimReading | null> {
  const candidates = candidatesOf(hits, found, weights, readStatement(claim).withheld)
  if (candidates.length === 0) return null
  const read = await readCandidates(reader, claim, candidates)
  if (read === null) return null
  const asked = await askValues(reader, claim, read)
  return { claim, signs: claimSignsOf(claim, read, found, asked), read, found }
}

/**
 * Returns the verdict on a part by the signs of reader and rules, with the evidence to show; not_in_corpus if the two
 * contradict each other.
 */
export function judgeRead(reading: ClaimReading): { verdict: Verdict; shown: Found[] } {
  const { signs, read, found } = reading
  const ruled = judge(found)
  const surenessOf = (side: Side, weights: ClaimWeights) =>
    isBarred(side, reading) ? 0 : chance(weights, signs)
  const isSupported = surenessOf('supported', supportedWeights) >= supportedWeights.threshold
  const isContradicted =
    surenessOf('contradicted', contradictedWeights) >=
    (ruled.verdict === 'contradicted' ? LEAST_RULED : contradictedWeights.threshold)
  if (ruled.verdict === 'disputed' && (isSupported || isContradicted)) return ruled
  if (!isSupported && !isContradicted) return { verdict: 'not_in_corpus', shown: [] }
  const verdict = isSupported ? 'supported' : 'contradicted'
  return ruled.verdict === verdict ? readToo(ruled, read) : judgedBy(read, verdict)
}

/**
 * Decides whether a verdict is ruled out, whatever the signs weigh: the rules find the opposite, or the words are said
 * about somebody or something else.
 */
export function isBarred(side: Side, { claim, signs, read, found }: ClaimReading): boolean {
  if (judge(found).verdict === opposite[side]) return true
  if (side === 'contradicted') return false
  const plainest = mostOf(read, (each) => each.read.supports).sentence
  return saysWhatWas(claim, plainest) || isOfAnother(signs) || isOfAnotherSubject(claim, plainest)
}

const opposite = { supported: 'contradicted', contradicted: 'supported' } as const

const sides = {
  supported: { side: 'for', of: ({ read }: ReadCandidate) => read.supports },
  contradicted: { side: 'against', of: ({ read }: ReadCandidate) => read.contradicts },
} as const

type Side = keyof typeof sides

/** Drops the evidence that the reader takes for something else, if other evidence is left. */
function readToo<T extends { shown: Found[] }>(ruled: T, read: readonly ReadCandidate[]): T {
  const shown = ruled.shown.filter(({ hit, sentence }) => {
    const each = read.find(
      (one) => one.hit.article.id === hit.article.id && one.sentence.start === sentence.start,
    )
    return !each || each.read.neither < Math.max(each.read.supports, each.read.contradicts)
  })
  return shown.length > 0 ? { ...ruled, shown } : ruled
}

/**
 * Returns a verdict based on the sentences of which the reader is surest, one per article; not_in_corpus if it is sure
 * of none.
 */
function judgedBy(
  read: readonly ReadCandidate[],
  verdict: Side,
): { verdict: Verdict; shown: Found[] } {
  const { side, of } = sides[verdict]
  const chosen = new Map<string, ReadCandidate>()
  for (const each of read.toSorted((a, b) => of(b) - of(a))) {
    if (of(each) >= LEAST && !chosen.has(each.hit.article.id)) {
      chosen.set(each.hit.article.id, each)
    }
  }
  const why = side === 'for' ? null : 'reading'
  const shown = [...chosen.values()].slice(0, MOST_SHOWN).map((each): Found => {
    const stance = { side, why, span: null, value: null } as const
    return { hit: each.hit, sentence: each.sentence, stance, how: { by: 'reader' } }
  })
  return shown.length > 0
    ? { verdict, shown: newestFirst(shown) }
    : { verdict: 'not_in_corpus', shown: [] }
}

/**
 * Decides whether a claim is in a sentence's words except for a name that its passage does not have, or a value that
 * the sentence does not have. Of 50 and 18 such claims that the signs call supported, 34 and 11 are indeed about
 * another.
 */
function isOfAnother({ newName, newFigure, inOrder }: ClaimSigns): boolean {
  return (newName > 0 || newFigure > 0) && inOrder >= IN_ITS_WORDS
}

/**
 * 甲胜乙，夺冠 does not say that 乙 did. Decides whether a claim begins with the end of one clause and continues in another,
 * continues in one that has a subject of its own, or ends with the subject of another. Of 28 such claims that the signs
 * call supported, 22 are indeed about another.
 */
function isOfAnotherSubject(claim: ReadText, sentence: ReadText): boolean {
  const [said, text] = [claim.compact, sentence.compact]
  let length = said.length
  while (length >= SHORTEST && !text.includes(said.slice(0, length))) length--
  const rest = said.slice(length, length + SHORTEST)
  if (length < SHORTEST || rest.length < SHORTEST) return false
  const start = text.indexOf(said.slice(0, length))
  const end = start + length
  const goesOn = text.indexOf(rest, end)
  const between = text.slice(end, goesOn)
  if (goesOn < 0 || !clauseEnd.test(between)) return false
  const before = text.slice(0, start).split(clauseEnd).at(-1) ?? ''
  const ahead = [...(between.split(clauseEnd).at(-1) ?? '')].filter((each) => !said.includes(each))
  const isObject = before.length >= LATE && clauseEnd.test(between.charAt(0))
  const behind = said.length - length
  const isSubject =
    behind <= NAME &&
    clauseEnd.test(text.charAt(goesOn - 1)) &&
    !clauseEnd.test(text.charAt(goesOn + behind))
  return isObject || isSubject || ahead.length >= SHORTEST
}
/** The shortest stretch and subject, in characters; the least text before an object; and the longest name. */
const SHORTEST = 2
const LATE = 3
const NAME = 4
const IN_ITS_WORDS = 0.8

/** How sure a contradiction must be if the rules find it too: it is then right as often as a surer one without them. */
const LEAST_RULED = 0.7
/** How sure the reader must be of a sentence to show it. */
const LEAST = 0.4
const MOST_SHOWN = 3

/** Returns the probability of a side by the signs; the weights are fitted by `npm run fit:claims`. */
export function chance(weights: WeightsOf<keyof ClaimSigns>, signs: ClaimSigns): number {
  return weighEvidence(weights, claimSignNames, signs)
}
