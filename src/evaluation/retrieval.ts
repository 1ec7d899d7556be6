import type { Hit } from '../domain/index.js'
import { type EvaluationQuestion, isGold } from './questions.js'

/** How well one way of looking found the articles that hold the answers; shares of all questions. */
export interface RetrievalFigures {
  hit1: number
  hit5: number
  hit10: number
  mrr10: number
}

/** Sums up ranks (from 1; null for not found) of the first gold article of each question. */
export function retrievalFigures(ranks: readonly (number | null)[]): RetrievalFigures {
  const share = (k: number) =>
    ranks.filter((rank) => rank !== null && rank <= k).length / (ranks.length || 1)
  const reciprocal = ranks.reduce(
    (sum: number, rank) => sum + (rank !== null && rank <= 10 ? 1 / rank : 0),
    0,
  )
  return {
    hit1: share(1),
    hit5: share(5),
    hit10: share(10),
    mrr10: reciprocal / (ranks.length || 1),
  }
}

/** The rank of the first gold article among the articles found, each counted at its best passage. */
export function rankOfGold(
  hits: readonly Pick<Hit, 'article'>[],
  { gold }: EvaluationQuestion,
): number | null {
  const seen = new Set<string>()
  for (const { article } of hits) {
    if (seen.has(article.id)) continue
    seen.add(article.id)
    if (isGold(article, gold)) return seen.size
  }
  return null
}
