import type { Hit, Span } from '../domain/index.js'
import { inWritingOf } from '../evidence/comparison/same-values.js'
import { coverage, type TermWeights } from '../evidence/coverage.js'
import { reportingSentencesOf } from '../evidence/evidence.js'
import type { Entailment, Reader } from '../read/reader.js'
import { fold } from '../text/fold.js'
import type { Found } from './found.js'

/** A sentence that may say something of a claim. */
export interface ClaimWitness {
  hit: Hit
  sentence: Span
  /** Share of the weight of the claim's terms that it holds, and that it, its passage and its title hold. */
  held: number
  heldAround: number
}

/** A candidate with what a reader makes of it. */
export interface ReadCandidate extends ClaimWitness {
  read: Entailment
  /** What the reader was given of the article, and the claim with its values as they are written there. */
  window: string
  claim: string
}

const MOST = 8
const MOST_OF_A_PASSAGE = 2
/** Of those in which the rules found a stance. */
const MOST_FOUND = 2
/** Code units before and behind a sentence that say what it is about. */
const AROUND = 60

/** The sentences that share most with a claim, and those that the rules judge it by; best first. */
export function candidatesOf(
  hits: readonly Hit[],
  found: readonly Found[],
  weights: TermWeights,
): ClaimWitness[] {
  const all = hits.flatMap((hit) => {
    const around = coverage(fold(`${hit.article.title ?? ''}\n${hit.passage.text}`), weights)
    const ranked = reportingSentencesOf(hit).map(({ sentence, folded, before }) => {
      const held = coverage(folded, weights)
      const score = held + 0.5 * coverage(`${before}\n${folded}`, weights) + 0.5 * around
      return { hit, sentence, held, heldAround: around, score }
    })
    return ranked.sort((a, b) => b.score - a.score).slice(0, MOST_OF_A_PASSAGE)
  })
  const best = all.sort((a, b) => b.score - a.score).slice(0, MOST)
  const isAmong = (one: Found) =>
    best.some(
      ({ hit, sentence }) =>
        hit.article.id === one.hit.article.id && sentence.start === one.sentence.start,
    )
  const others = found.slice(0, MOST_FOUND).filter((one) => !isAmong(one))
  return [
    ...best,
    ...others.map(({ hit, sentence }) => {
      const text = hit.article.text.slice(sentence.start, sentence.end)
      const around = coverage(fold(`${hit.article.title ?? ''}\n${hit.passage.text}`), weights)
      return { hit, sentence, held: coverage(fold(text), weights), heldAround: around }
    }),
  ]
}

/** What a reader makes of each; null where it has not learnt to read claims. */
export async function readCandidates(
  reader: Reader,
  claim: string,
  candidates: readonly ClaimWitness[],
): Promise<ReadCandidate[] | null> {
  const windows = candidates.map(({ hit: { article, passage }, sentence }) =>
    article.text.slice(
      Math.max(passage.start, sentence.start - AROUND),
      Math.min(passage.end, sentence.end + AROUND),
    ),
  )
  const read: ReadCandidate[] = []
  const writings = candidates.map(({ hit: { article } }, i) =>
    inWritingOf(claim, windows[i] ?? '', article.published),
  )
  for (const written of new Set(writings)) {
    const same = [...candidates.keys()].filter((i) => writings[i] === written)
    const entailed = await reader.entails(
      written,
      same.map((i) => windows[i] ?? ''),
    )
    if (entailed === null) return null
    for (const [n, i] of same.entries()) {
      const [candidate, entailment] = [candidates[i], entailed[n]]
      if (!candidate || !entailment) throw new Error('each window has an entailment')
      read[i] = { ...candidate, read: entailment, window: windows[i] ?? '', claim: written }
    }
  }
  return read
}
