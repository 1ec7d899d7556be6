import type { Hit } from '../domain/index.js'
import type { CrossEncoder } from '../embed/cross-encoder.js'
import type { Embedder } from '../embed/embedder.js'
import type { ArticleFilter, IndexVersion } from '../index/index.js'
import { analyseQuestion, type Question } from '../question/question.js'
import { toSimplified } from '../text/script.js'
import { addAgreement } from './agreement.js'
import {
  type Depth,
  type Gathered,
  gatherCandidates,
  type PassageCandidate,
  termsOf,
} from './candidates.js'
import { holdBackCopies } from './diversity.js'
import { featureNames } from './features.js'
import { readTogether } from './rerank/read-together.js'
import { bestFirst, noParts, type Scored, score } from './rerank/score.js'
import { withoutRepeats } from './without-repeats.js'

/** How many passages each leg offers for reranking, at least. */
export const offered = { dense: 30, lexical: 60 }

export interface RetrieveOptions extends ArticleFilter {
  /** Maximum number of passages. */
  k: number
  /** Whether passages of copies that add nothing do not count towards `k`: see withoutRepeats. */
  countCopiesOnce?: boolean
  /** Which legs search; both, unless a measurement needs one alone. */
  legs?: 'both' | 'dense' | 'lexical'
  /** Scores the best passages once more. */
  crossEncoder?: CrossEncoder | undefined
}

/** Returns the passages for a question, best first. Search, ask, check and eval all retrieve with this function. */
export async function retrieve(
  index: IndexVersion,
  embedder: Embedder,
  question: Question | string,
  options: RetrieveOptions,
): Promise<Hit[]> {
  const asked = typeof question === 'string' ? analyseQuestion(question) : question
  const { k, legs = 'both', countCopiesOnce = false } = options
  const depth = depthOf(legs, k)
  const selection = await index.select(filterIn(options), { countCopiesOnce })
  const gathered = await gatherCandidates(index, embedder, asked, depth, selection)
  const { candidates, articles } = gathered
  const ranked =
    legs === 'both'
      ? await weigh(index, gathered, asked, embedder.weight, options.crossEncoder)
      : byOneLeg(candidates, legs)
  const { admitsArticle: admits } = selection
  const shown = countCopiesOnce
    ? await withoutRepeats(index, articles, ranked, { k, terms: asked.searched, admits })
    : ranked.slice(0, k)
  return shown.map(({ candidate, score, parts }) => ({
    article: articles.article(candidate.articleRow),
    passage: articles.passage(candidate.row),
    score,
    trace: {
      dense: candidate.dense,
      lexical: candidate.lexical,
      cosine: candidate.cosine,
      parts,
      terms: termsOf(candidate.terms, asked.searched),
      features: Object.fromEntries(
        featureNames.map((name, i) => [name, candidate.features[i] ?? 0]),
      ),
    },
  }))
}

export function filterIn({ since, until, source, exclude, only }: ArticleFilter): ArticleFilter {
  return { since, until, source, exclude, only }
}

/** The number of candidates is the same for the first ten as for the first fifty: asking for more changes none. */
function depthOf(legs: 'both' | 'dense' | 'lexical', k: number): Depth {
  const lexical = Math.max(offered.lexical, k)
  if (legs === 'both') return { dense: offered.dense, lexical }
  return legs === 'dense'
    ? { dense: Math.max(offered.dense, k), lexical: 0 }
    : { dense: 0, lexical }
}

/** Ranks the candidates by everything known about them. */
async function weigh(
  index: IndexVersion,
  { candidates, articles }: Gathered,
  { text }: Question,
  denseWeight: number,
  crossEncoder: CrossEncoder | undefined,
): Promise<Scored[]> {
  const originOf = (articleRow: number) => index.origin(articleRow)
  const agreed = addAgreement(
    score(candidates, denseWeight),
    (row) => articles.vector(row),
    originOf,
  )
  const textOf = (row: number) => toSimplified(articles.passage(row).text)
  const read = crossEncoder
    ? await readTogether(agreed, toSimplified(text), textOf, crossEncoder)
    : agreed
  return holdBackCopies(read, originOf)
}

/**
 * Ranks by one leg alone: by the cosine, or by the rank in the lexical leg. The score is then the inverse of the rank,
 * because BM25 scores of a passage and of its article have no common scale.
 */
function byOneLeg(candidates: readonly PassageCandidate[], leg: 'dense' | 'lexical'): Scored[] {
  return candidates
    .filter((candidate) => candidate[leg] !== null)
    .map((candidate) => {
      const score = leg === 'dense' ? candidate.cosine : 1 / (candidate.lexical?.rank ?? 1)
      return { candidate, score, parts: { ...noParts, [leg]: score } }
    })
    .sort(bestFirst)
}
