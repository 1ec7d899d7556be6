import type { Hit } from '../domain/index.js'
import { holds } from './answers.js'
import { type EvaluationQuestion, isGold } from './questions.js'

/** How well one retrieval method finds the articles that contain the answers; shares of all questions. */
export interface RetrievalFigures {
  hit1: number
  hit5: number
  hit10: number
  mrr10: number
}

/** Shares of the questions whose accepted answer occurs in one of the first k passages. */
export interface PassageFigures {
  answerIn1: number
  answerIn5: number
  answerIn10: number
}

/** The number of passages searched for ten different articles. */
export const depth = 50

/** A position in a list, from 1; null if the item is not in it. */
export type Rank = number | null

const shareWithin = (ranks: readonly Rank[], k: number): number =>
  ranks.filter((rank) => rank !== null && rank <= k).length / (ranks.length || 1)

/** Computes the figures from the rank of each question's first gold article. */
export function retrievalFigures(ranks: readonly Rank[]): RetrievalFigures {
  const reciprocal = ranks.reduce(
    (sum: number, rank) => sum + (rank !== null && rank <= 10 ? 1 / rank : 0),
    0,
  )
  return {
    hit1: shareWithin(ranks, 1),
    hit5: shareWithin(ranks, 5),
    hit10: shareWithin(ranks, 10),
    mrr10: reciprocal / (ranks.length || 1),
  }
}

/** Computes the figures from the rank of each question's first passage that contains the answer. */
export function passageFigures(ranks: readonly Rank[]): PassageFigures {
  return {
    answerIn1: shareWithin(ranks, 1),
    answerIn5: shareWithin(ranks, 5),
    answerIn10: shareWithin(ranks, 10),
  }
}

/** Returns the rank of the first passage that contains one of the accepted strings, after folding. */
export function rankOfAnswer(
  hits: readonly { passage: Pick<Hit['passage'], 'text'> }[],
  accepted: readonly string[],
): Rank {
  const at = hits.findIndex(({ passage }) => holds(passage.text, accepted))
  return at < 0 ? null : at + 1
}

/** Returns the rank of the first gold article among the articles found, each counted at its best passage. */
export function rankOfGold(
  hits: readonly { article: Pick<Hit['article'], 'id' | 'file'> }[],
  { gold }: Pick<EvaluationQuestion, 'gold'>,
): Rank {
  const seen = new Set<string>()
  for (const { article } of hits) {
    if (seen.has(article.id)) continue
    seen.add(article.id)
    if (isGold(article, gold)) return seen.size
  }
  return null
}
