import type { Trace } from '../domain/index.js'
import type { Embedder } from '../embed/embedder.js'
import type { Snapshot } from '../index/index.js'
import { innerProduct } from '../index/inner-product.js'
import { BITS, type LexicalFinding } from '../index/lexical-index.js'
import type { Question } from '../question/question.js'
import { fold } from '../text/fold.js'
import { toSimplified } from '../text/script.js'
import { columnOf, type LegFeatures } from './features.js'
import { type Asked, prepare } from './rerank/asked.js'
import { type TextFeatures, textFeatures } from './rerank/text-features.js'
import { standardised } from './standardised.js'

/** How many passages each leg offers. */
export interface Depth {
  dense: number
  lexical: number
}

/** Limits which passages are considered. */
export interface Within {
  filter?: ((row: number) => boolean) | undefined
  /** By row, 1 for passages that are left out because another passage has the same text: see Snapshot. */
  repeated?: Uint8Array | undefined
}

/** How much an article's own BM25 score counts beside its passage's in the ranking of the lexical leg. */
const ARTICLE_WEIGHT = 0.7

/** A passage that a leg offers, with what both legs say about it. */
export interface PassageCandidate {
  row: number
  articleRow: number
  dense: Trace['dense']
  lexical: Trace['lexical']
  cosine: number
  /** Which of the question's first BITS terms the passage contains: 1 << i for terms[i]. */
  terms: number
  /** In the order of featureNames. */
  features: Float64Array
}

/** Collects the candidates for a question: the passages that either leg offers, each with all its features. */
export async function gatherCandidates(
  index: Snapshot,
  embedder: Embedder,
  question: Question,
  depth: Depth,
  { filter, repeated }: Within = {},
): Promise<PassageCandidate[]> {
  const vector = await embedder.embedQuestion(textForVector(question, embedder))
  const admits = repeated ? (row: number) => repeated[row] === 0 && (filter?.(row) ?? true) : filter
  const nearest = depth.dense > 0 ? nearestOf(index, vector, depth.dense, { filter, repeated }) : []
  // The code up to `await` runs while another thread searches the vectors.
  const asked = prepare(question, index.lexical)
  const terms = asked.terms.map((term, number) => ({ term, weight: asked.factors[number] ?? 1 }))
  const read = readerOf(index, asked, vector)
  const byWords = index.lexical
    .survey(terms, { k: depth.lexical, groupWeight: ARTICLE_WEIGHT, filter: admits })
    .map(read)
  const rank = new Map((await nearest).map(({ row, score }, i) => [row, { rank: i + 1, score }]))
  const known = new Set(byWords.map(({ finding }) => finding.row))
  const others = [...rank.keys()].filter((row) => !known.has(row))
  const readings = [...byWords, ...index.lexical.lookUp(terms, others).map(read)]
  const cosines = readings.map(
    ({ finding: { row } }) => rank.get(row)?.score ?? innerProduct(vector, index.vector(row)),
  )
  const legs = legFeatures(asked, readings, cosines, sharesOf(index, readings))
  return readings.map(({ finding: { row, score, terms }, articleRow, text }, i) => ({
    row,
    articleRow,
    dense: rank.get(row) ?? null,
    lexical: i < byWords.length && score > 0 ? { rank: i + 1, score } : null,
    cosine: cosines[i] ?? 0,
    terms,
    features: columnOf(legs[i] as LegFeatures, text),
  }))
}

/** How many repeated passages are skipped before falling back to a filtered graph search, which is slower. */
const SPARE = 10

/** Returns the nearest passages, without repeated ones. */
async function nearestOf(
  index: Snapshot,
  vector: Float32Array,
  k: number,
  { filter, repeated }: Within,
): ReturnType<Snapshot['searchVectors']> {
  if (!repeated) return index.searchVectors(vector, k, filter)
  const found = await index.searchVectors(vector, k + SPARE, filter)
  const first = found.filter(({ row }) => repeated[row] === 0).slice(0, k)
  if (first.length === k || found.length < k + SPARE) return first
  const admits = (row: number) => repeated[row] === 0 && (filter?.(row) ?? true)
  return index.searchVectors(vector, k, admits)
}

/** Returns the weight of each reading in the statistics: the articles of one origin count as one, however many. */
function sharesOf(index: Snapshot, readings: readonly Reading[]): number[] {
  const origins = readings.map(({ articleRow }) => index.origin(articleRow))
  const articles = new Map<string, Set<number>>()
  for (const [i, { articleRow }] of readings.entries()) {
    const origin = origins[i] as string
    articles.set(origin, (articles.get(origin) ?? new Set()).add(articleRow))
  }
  return origins.map((origin) => 1 / (articles.get(origin)?.size ?? 1))
}

/** A passage read for a question, whichever leg offers it. */
interface Reading {
  finding: LexicalFinding
  articleRow: number
  cosineWithArticle: number
  text: TextFeatures
}

function readerOf(
  index: Snapshot,
  asked: Asked,
  vector: Float32Array,
): (finding: LexicalFinding) => Reading {
  const withArticle = new Map<number, number>()
  return (finding) => {
    const articleRow = index.articleRowOfPassage(finding.row)
    const known = withArticle.get(articleRow)
    const cosine = known ?? cosineWithArticle(index, articleRow, vector)
    if (known === undefined) withArticle.set(articleRow, cosine)
    const text = textFeatures(asked, fold(index.passage(finding.row).text))
    return { finding, articleRow, cosineWithArticle: cosine, text }
  }
}

/** Returns the text of a question that is embedded: all of it if it consists only of question words. */
export function textForVector({ content, text }: Question, { questionForm }: Embedder): string {
  return toSimplified(questionForm === 'content' && content.length > 0 ? content.join(' ') : text)
}

function legFeatures(
  asked: Asked,
  readings: readonly Reading[],
  cosines: readonly number[],
  shares: readonly number[],
): LegFeatures[] {
  const best = (of: (finding: LexicalFinding) => number) =>
    readings.reduce((most, { finding }) => Math.max(most, of(finding)), 0) || 1
  const bestScore = best(({ score }) => score)
  const bestGroup = best(({ groupScore }) => groupScore)
  const dense = standardised(cosines, shares)
  const withArticle = readings.map(({ cosineWithArticle }) => cosineWithArticle)
  const denseInArticle = standardised(withArticle, shares)
  const ofBits = shareOfBits(asked)
  return readings.map(({ finding }, i) => ({
    lexical: finding.score / asked.total,
    lexicalLead: finding.score / bestScore,
    article: finding.groupScore / asked.total,
    articleLead: finding.groupScore / bestGroup,
    dense: dense[i] ?? 0,
    denseInArticle: denseInArticle[i] ?? 0,
    coverage: ofBits(finding.terms),
    coverageNear: ofBits(finding.termsNear),
    coverageInArticle: ofBits(finding.termsInGroup),
  }))
}

/** Returns a function from a set of the first BITS terms to its share of the weight of those terms. */
function shareOfBits({ weights }: Asked): (bits: number) => number {
  const known = weights.subarray(0, BITS)
  const total = known.reduce((sum, weight) => sum + weight, 0) || 1
  return (bits) => {
    let held = 0
    for (let number = 0, rest = bits; rest !== 0; number++, rest >>>= 1) {
      if ((rest & 1) === 1) held += known[number] ?? 0
    }
    return held / total
  }
}

/** Returns the terms of a set of bits. */
export function termsOf(bits: number, terms: readonly string[]): string[] {
  return terms.filter((_, number) => number < BITS && (bits & (1 << number)) !== 0)
}

/** Returns the cosine of a vector with the mean of an article's passages. */
function cosineWithArticle(index: Snapshot, articleRow: number, vector: Float32Array): number {
  const [first, end] = index.passagesOfArticle(articleRow)
  if (end - first === 1) return innerProduct(vector, index.vector(first))
  const sum = new Float32Array(vector.length)
  for (let row = first; row < end; row++) {
    const passage = index.vector(row)
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (passage[i] as number)
  }
  return innerProduct(vector, sum) / (Math.sqrt(innerProduct(sum, sum)) || 1)
}
