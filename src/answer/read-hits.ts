import type { Hit, Span } from '../domain/index.js'
import { inWritingOf } from '../evidence/comparison/same-values.js'
import type { Evidence } from '../evidence/evidence.js'
import type { ReadSentence } from '../evidence/read-sentence.js'
import { combine } from '../read/combine.js'
import type { PassageReading, Reader } from '../read/reader.js'
import { ReadText } from '../text/read-text.js'

/** A span of an article that the reader takes for the answer. */
export interface ReadSpan extends Span {
  /** What speaks for its words over all passages; above 1 where many say the same. */
  score: number
  /** How likely it is the answer in its own passage. */
  probability: number
  /** Its place among all that may be the answer, from 0; equal words share one. */
  place: number
}

/** What a reader makes of the passages that were found. */
export interface HitsRead {
  /** The spans by the id of their article, in offsets of its text. */
  spans: ReadonlyMap<string, readonly ReadSpan[]>
  /** How likely the passage of each hit answers at all. */
  answers: ReadonlyMap<Hit, number>
  /** The score of the best span, and of the next that says something else. */
  best: number
  second: number
}

/** Lets a reader read the hits for a question. */
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

/** Each passage read for the question with its dates and amounts as the passage writes the same ones. */
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

/** What a reader's word counts beside the score of a sentence; fitted with it on half of the news questions (0023). */
const counts = { probability: 0.2, answers: 0.045, nothing: 0.05 }

/** Evidence as the rules and a reader see it together, with what the reader takes for the answer; the best first. */
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

/** The best span within a sentence; null where there is none. */
export function bestWithin(read: HitsRead, within: ReadSentence): ReadSpan | null {
  let best: ReadSpan | null = null
  for (const span of read.spans.get(within.article.id) ?? []) {
    if (span.start < within.start || span.end > within.end) continue
    if (best === null || span.score > best.score) best = span
  }
  return best
}
