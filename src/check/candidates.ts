import type { Article, Hit } from '../domain/index.js'
import { inWritingOf } from '../evidence/comparison/same-values.js'
import { reportingSentencesOf } from '../evidence/evidence.js'
import { oncePer, type ReadSentence, readSentence, settingOf } from '../evidence/read-sentence.js'
import { coverage, type TermWeights } from '../evidence/term-weights.js'
import type { Entailment, Reader } from '../read/reader.js'
import { fold } from '../text/fold.js'
import type { ReadText } from '../text/read-text.js'
import type { Found } from './found.js'

/** A sentence that may support or contradict a claim. */
export interface ClaimCandidate {
  hit: Hit
  sentence: ReadSentence
  /**
   * The share of the weight of the claim's terms that the sentence contains, and that its passage and title contain.
   */
  held: number
  heldAround: number
}

/** A candidate with the reader's judgement. */
export interface ReadCandidate extends ClaimCandidate {
  read: Entailment
  /** The stretch of the article that the reader was given, and the claim with its values as they are written there. */
  window: ReadText
  claim: ReadText
}

/** An article with its title, folded. */
export const wholeOf = oncePer(({ title, text }: Article) => fold(`${title ?? ''}\n${text}`))

const MOST = 8
const MOST_OF_A_PASSAGE = 2
/** The most added from the sentences in which the rules found a stance. */
const MOST_FOUND = 2
/** The code units before and after a sentence that show what it is about. */
const AROUND = 60

/**
 * Returns the sentences that share most with a claim, best first, then those that the rules judge it by. Where articles
 * name the persons of a police report as the claim does, what others say is said of somebody else.
 * @param people persons that the claim names
 */
export function candidatesOf(
  hits: readonly Hit[],
  found: readonly Found[],
  weights: TermWeights,
  people: readonly string[] = [],
): ClaimCandidate[] {
  const namesThem = ({ article }: Hit) => people.every((name) => wholeOf(article).includes(name))
  const isOfThem = hits.some(namesThem) ? namesThem : () => true
  const heldAround = oncePer((hit: Hit) => coverage(settingOf(hit).folded, weights))
  const candidateOf = (hit: Hit, sentence: ReadSentence): ClaimCandidate => {
    const held = coverage(sentence.folded, weights)
    return { hit, sentence, held, heldAround: heldAround(hit) }
  }
  const ranked = hits.filter(isOfThem).flatMap((hit) => {
    const within = reportingSentencesOf(hit).map(({ sentence, before }) => {
      const candidate = candidateOf(hit, sentence)
      const withBefore = coverage(`${before}\n${sentence.folded}`, weights)
      const score = candidate.held + 0.5 * withBefore + 0.5 * candidate.heldAround
      return { ...candidate, score }
    })
    return within.sort((a, b) => b.score - a.score).slice(0, MOST_OF_A_PASSAGE)
  })
  const best = ranked.sort((a, b) => b.score - a.score).slice(0, MOST)
  const isAmong = (one: Found) =>
    best.some(
      ({ hit, sentence }) =>
        hit.article.id === one.hit.article.id && sentence.start === one.sentence.start,
    )
  const others = found
    .filter(({ hit }) => isOfThem(hit))
    .slice(0, MOST_FOUND)
    .filter((one) => !isAmong(one))
  return [...best, ...others.map(({ hit, sentence }) => candidateOf(hit, sentence))]
}

/** Returns the candidates with the reader's judgement; null if the reader was not trained on claims. */
export async function readCandidates(
  reader: Reader,
  claim: ReadText,
  candidates: readonly ClaimCandidate[],
): Promise<ReadCandidate[] | null> {
  const windows = candidates.map(({ hit: { article, passage }, sentence }) => {
    const start = Math.max(passage.start, sentence.start - AROUND)
    return readSentence(article, { start, end: Math.min(passage.end, sentence.end + AROUND) })
  })
  const read: ReadCandidate[] = []
  const writings = windows.map((each) => inWritingOf(claim, each, each.article.published))
  for (const written of new Set(writings.map(({ text }) => text))) {
    const same = [...candidates.keys()].filter((i) => writings[i]?.text === written)
    const entailed = await reader.entails(
      written,
      same.map((i) => windows[i]?.text ?? ''),
    )
    if (entailed === null) return null
    for (const [n, i] of same.entries()) {
      const [candidate, window, writing] = [candidates[i], windows[i], writings[i]]
      const entailment = entailed[n]
      if (!candidate || !window || !writing || !entailment)
        throw new Error('each window has an entailment')
      read[i] = { ...candidate, read: entailment, window, claim: writing }
    }
  }
  return read
}
