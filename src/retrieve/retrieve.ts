import type { Hit, Trace } from '../domain/index.js'
import type { Embedder } from '../embed/embedder.js'
import type { Snapshot } from '../index/index.js'
import { inverseDocumentFrequency } from '../index/lexical-index.js'
import { toSimplified } from '../text/script.js'
import { type FusionWeights, fuse, fusionWeights } from './fusion.js'
import { analyseQuestion, type Question } from './question.js'

/** How many passages each leg offers for fusion. */
const offered = 100

export interface RetrieveOptions {
  /** How many passages at most. */
  k: number
  /** Which legs look; both unless a measurement wants one alone. */
  legs?: 'both' | 'dense' | 'lexical'
  /** Only articles published on this day or later, YYYY-MM-DD; an undated one is outside any range. */
  since?: string | undefined
  until?: string | undefined
  /** Only articles of this publisher. */
  source?: string | undefined
  /** None of these articles, by id: how an evaluation takes an answer out of the index. */
  exclude?: ReadonlySet<string> | undefined
}

/** Passages for a question, best first. The one way in which search, ask, check and eval look. */
export async function retrieve(
  index: Snapshot,
  embedder: Embedder,
  question: Question | string,
  options: RetrieveOptions,
): Promise<Hit[]> {
  const asked = typeof question === 'string' ? analyseQuestion(question) : question
  const filter = passageFilter(index, options)
  const legs = options.legs ?? 'both'
  const depth = Math.max(offered, options.k)
  const vector = await embedder.embedQuestion(toSimplified(asked.text))
  const dense = legs === 'lexical' ? [] : index.searchVectors(vector, depth, filter)
  const weighted = asked.terms.map((term) => ({ term, weight: 1 }))
  const lexical = legs === 'dense' ? [] : index.lexical.search(weighted, depth, filter)

  const places = rankPlaces(dense, lexical)
  const highest = highestScore(index, asked.terms)
  // What one leg alone offers has a score in the other too, only a lower one.
  const shares = new Map(
    index.lexical
      .search(weighted, places.size, (row) => places.has(row))
      .map(({ row, score }) => [row, score / highest]),
  )
  const candidates = [...places].map(([row, place]) => ({
    row,
    articleRow: index.articleRowOfPassage(row),
    ...place,
    cosine: place.dense?.score ?? dot(vector, index.vector(row)),
    lexicalShare: shares.get(row) ?? 0,
  }))
  return fuse(candidates, weightsFor[legs])
    .slice(0, options.k)
    .map(({ row, score, trace }) => ({
      article: index.article(index.articleRowOfPassage(row)),
      passage: index.passage(row),
      score,
      trace,
    }))
}

const weightsFor: Record<'both' | 'dense' | 'lexical', FusionWeights> = {
  both: fusionWeights,
  dense: { lexical: 0, dense: 1, article: 0 },
  lexical: { lexical: 1, dense: 0, article: 0 },
}

type Match = { row: number; score: number }

/** For each passage found its rank, from 1, and raw score in each leg. */
function rankPlaces(
  dense: readonly Match[],
  lexical: readonly Match[],
): Map<number, Pick<Trace, 'dense' | 'lexical'>> {
  const places = new Map<number, Pick<Trace, 'dense' | 'lexical'>>()
  for (const [i, { row, score }] of dense.entries()) {
    places.set(row, { dense: { rank: i + 1, score }, lexical: null })
  }
  for (const [i, { row, score }] of lexical.entries()) {
    places.set(row, { dense: places.get(row)?.dense ?? null, lexical: { rank: i + 1, score } })
  }
  return places
}

/** The BM25 score that no passage can pass: every term there, as often as one likes. */
function highestScore(index: Snapshot, terms: readonly string[]): number {
  let sum = 0
  for (const term of terms) {
    const frequency = index.lexical.documentFrequency(term)
    if (frequency > 0) sum += inverseDocumentFrequency(index.lexical.size, frequency)
  }
  return sum || 1
}

/** Which passages a search may find, told inside the search, so that a narrow one loses nothing. */
function passageFilter(
  index: Snapshot,
  { since, until, source, exclude }: RetrieveOptions,
): ((row: number) => boolean) | undefined {
  if (!since && !until && !source && !exclude?.size) return undefined
  const wanted = source ? toSimplified(source) : null
  const allowed = new Uint8Array(index.articleCount)
  for (let row = 0; row < allowed.length; row++) {
    const published = index.published(row)
    const inRange =
      (!since && !until) ||
      (published !== null && (!since || published >= since) && (!until || published <= until))
    const bySource = wanted === null || toSimplified(index.source(row) ?? '') === wanted
    if (inRange && bySource) allowed[row] = 1
  }
  for (const id of exclude ?? []) {
    const row = index.rowOfArticle(id)
    if (row !== null) allowed[row] = 0
  }
  return (row) => allowed[index.articleRowOfPassage(row)] === 1
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}
