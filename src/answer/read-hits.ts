import type { Hit, Span } from '../domain/index.js'
import { inWritingOf } from '../evidence/comparison/same-values.js'
import type { Evidence } from '../evidence/evidence.js'
import type { ReadSentence } from '../evidence/read-sentence.js'
import { combine } from '../read/combine.js'
import type { PassageReading, Reader } from '../read/reader.js'
import { ReadText } from '../text/read-text.js'

/** A span of an article that the reader takes as the answer. */
export interface ReadSpan extends Span {
  /** Evidence for its words over all passages; above 1 if many passages say the same. */
  score: number
  /** Probability that it is the answer within its own passage. */
  probability: number
  /** Rank among all candidates, from 0; candidates with equal words share a rank. */
  place: number
}

/** The results of a reader over the retrieved passages. */
export interface HitsRead {
  /** The spans by article id, as offsets of the article's text. */
  spans: ReadonlyMap<string, readonly ReadSpan[]>
  /** Probability, for each hit, that its passage contains an answer at all. */
  answers: ReadonlyMap<Hit, number>
  /** The scores of the best span and of the next one that says something else. */
  best: number
  second: number
}

/** Runs a reader over the hits for a question. */
export async function readHits(
  reader: Reader,
  question: string,
  hits: readonly Hit[],
): Promise<HitsRead> {
  const texts = hits.map(({ passage }) => passage.text)
  const readings = await readEach(reader, question, hits)
  const candidates = combine(texts, readings)
  const spans = new Map<string, ReadSpan[]>()
  for (const [place, { score, occurrences }] of candidates.entries()) {
    for (const { passage, start, end, probability } of occurrences) {
      const hit = hits[passage] as Hit
      const list = spans.get(hit.article.id) ?? []
      spans.set(hit.article.id, list)
      const from = hit.passage.start
      list.push({ start: from + start, end: from + end, score, probability, place })
    }
  }
  return {
    spans,
    answers: new Map(hits.map((hit, i) => [hit, readings[i]?.answers ?? 0])),
    best: candidates[0]?.score ?? 0,
    second: candidates[1]?.score ?? 0,
  }
}

/** Reads each passage with the question's dates and amounts rewritten the way the passage writes the same ones. */
async function readEach(
  reader: Reader,
  question: string,
  hits: readonly Hit[],
): Promise<PassageReading[]> {
  const asked = new ReadText(question)
  const writings = hits.map(
    ({ article, passage }) =>
      inWritingOf(asked, new ReadText(passage.text), article.published).text,
  )
  const readings = new Map<Hit, PassageReading>()
  for (const written of new Set(writings)) {
    const same = hits.filter((_, i) => writings[i] === written)
    const texts = same.map(({ passage }) => passage.text)
    for (const [i, reading] of (await reader.read(written, texts)).entries()) {
      readings.set(same[i] as Hit, reading)
    }
  }
  return hits.map((hit) => readings.get(hit) as PassageReading)
}

/**
 * Weights of the reader's results, added to the score of a sentence; fitted with that score on half of the news
 * questions (0023).
 */
const counts = { probability: 0.2, answers: 0.045, nothing: 0.05 }

/**
 * Combines the scores of rules and reader, attaches the reader's answer span to each piece of evidence, and sorts best
 * first.
 */
export function withReading(evidence: readonly Evidence[], read: HitsRead): Evidence[] {
  return evidence
    .map((each) => {
      const span = bestWithin(read, each.sentence)
      const said = span ? counts.probability * Math.sqrt(span.probability) : -counts.nothing
      const answers = counts.answers * (read.answers.get(each.hit) ?? 0)
      const short = span && { start: span.start, end: span.end, probability: span.probability }
      return { ...each, short, score: Math.min(1, Math.max(0, each.score + said + answers)) }
    })
    .sort((a, b) => b.score - a.score)
}

/** Returns the best span within a sentence; null if there is none. */
export function bestWithin(read: HitsRead, within: ReadSentence): ReadSpan | null {
  let best: ReadSpan | null = null
  for (const span of read.spans.get(within.article.id) ?? []) {
    if (span.start < within.start || span.end > within.end) continue
    if (best === null || span.score > best.score) best = span
  }
  return best
}
