import type { Trace } from '../domain/index.js'
import type { Embedder } from '../embed/embedder.js'
import type { IndexVersion, LoadedArticles, Selection } from '../index/index.js'
import { innerProduct } from '../index/inner-product.js'
import { BITS, type LexicalFinding } from '../index/lexical-index.js'
import type { Question } from '../question/question.js'
import { fold } from '../text/fold.js'
import { toSimplified } from '../text/script.js'
import { columnOf, type LegFeatures } from './features.js'
import { type Asked, cutQuestion, prepare } from './rerank/asked.js'
import { type TextFeatures, textFeatures } from './rerank/text-features.js'
import { standardised } from './standardised.js'

/** How many passages each leg offers. */
export interface Depth {
  dense: number
  lexical: number
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

export interface Gathered {
  candidates: PassageCandidate[]
  /** Their articles. */
  articles: LoadedArticles
}

/**
 * Collects the candidates for a question: the passages that either leg offers, each with all its features.
 * @param selection the passages that are considered; all by default
 */
export async function gatherCandidates(
  index: IndexVersion,
  embedder: Embedder,
  question: Question,
  depth: Depth,
  selection?: Selection,
): Promise<Gathered> {
  const vector = await embedder.embedQuestion(textForVector(question, embedder))
  // The words are read while the vectors are searched.
  const [nearest, said] = await Promise.all([
    depth.dense > 0 ? index.searchVectors(vector, depth.dense, selection) : [],
    readByWords(index, question, vector, depth.lexical, selection),
  ])
  const { asked, byWords, articles, readOthers } = said
  const rank = new Map(nearest.map(({ row, score }, i) => [row, { rank: i + 1, score }]))
  const known = new Set(byWords.map(({ finding }) => finding.row))
  const others = [...rank.keys()].filter((row) => !known.has(row))
  const readings = [...byWords, ...(await readOthers(others))]
  const cosines = readings.map(
    ({ finding: { row } }) => rank.get(row)?.score ?? innerProduct(vector, articles.vector(row)),
  )
  const legs = legFeatures(asked, readings, cosines, sharesOf(index, readings))
  const candidates = readings.map(
    ({ finding: { row, score, terms }, articleRow, text }, i): PassageCandidate => ({
      row,
      articleRow,
      dense: rank.get(row) ?? null,
      lexical: i < byWords.length && score > 0 ? { rank: i + 1, score } : null,
      cosine: cosines[i] ?? 0,
      terms,
      features: columnOf(legs[i] as LegFeatures, text),
    }),
  )
  return { candidates, articles }
}

/** What the lexical leg finds, and how passages that it does not find are read. */
interface ReadByWords {
  asked: Asked
  byWords: Reading[]
  articles: LoadedArticles
  readOthers(rows: readonly number[]): Promise<Reading[]>
}

async function readByWords(
  index: IndexVersion,
  question: Question,
  vector: Float32Array,
  k: number,
  selection: Selection | undefined,
): Promise<ReadByWords> {
  const cut = cutQuestion(question)
  const lexical = await index.forTerms(cut.terms)
  const asked = prepare(cut, lexical)
  const terms = asked.terms.map((term, number) => ({ term, weight: asked.factors[number] ?? 1 }))
  const found = lexical.survey(terms, { k, groupWeight: ARTICLE_WEIGHT, filter: selection?.admits })
  const articleRows = (findings: readonly LexicalFinding[]) =>
    new Set(findings.map(({ row }) => index.articleRowOfPassage(row)))
  const articles = await index.load(articleRows(found))
  const read = readerOf(index, articles, asked, vector)
  return {
    asked,
    byWords: found.map(read),
    articles,
    async readOthers(rows) {
      const others = lexical.lookUp(terms, rows)
      await articles.load(articleRows(others))
      return others.map(read)
    },
  }
}

/** Returns the weight of each reading in the statistics: the articles of one origin count as one, however many. */
function sharesOf(index: IndexVersion, readings: readonly Reading[]): number[] {
  const origins = readings.map(({ articleRow }) => index.origin(articleRow))
  const articles = new Map<number, Set<number>>()
  for (const [i, { articleRow }] of readings.entries()) {
    const origin = origins[i] as number
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
  index: IndexVersion,
  articles: LoadedArticles,
  asked: Asked,
  vector: Float32Array,
): (finding: LexicalFinding) => Reading {
  const withArticle = new Map<number, number>()
  return (finding) => {
    const articleRow = index.articleRowOfPassage(finding.row)
    const known = withArticle.get(articleRow)
    const cosine = known ?? cosineWithArticle(index.passagesOfArticle(articleRow), articles, vector)
    if (known === undefined) withArticle.set(articleRow, cosine)
    const text = textFeatures(asked, fold(articles.passage(finding.row).text))
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
function cosineWithArticle(
  [first, end]: readonly [number, number],
  articles: LoadedArticles,
  vector: Float32Array,
): number {
  if (end - first === 1) return innerProduct(vector, articles.vector(first))
  const sum = new Float32Array(vector.length)
  for (let row = first; row < end; row++) {
    const passage = articles.vector(row)
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (passage[i] as number)
  }
  return innerProduct(vector, sum) / (Math.sqrt(innerProduct(sum, sum)) || 1)
}
