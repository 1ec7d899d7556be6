import type { Trace } from '../domain/index.js'

/** A passage with what both legs say of it. */
export interface Candidate {
  row: number
  articleRow: number
  dense: Trace['dense']
  lexical: Trace['lexical']
  /** Cosine of the question's and the passage's vectors. */
  cosine: number
  /** BM25 as a share of the highest score possible for the question, 0 to 1. */
  lexicalShare: number
}

/** How much a cosine, and an article's other passages, count beside a lexical score of at most 1. */
export interface FusionWeights {
  lexical: number
  dense: number
  article: number
}

/** Measured on one half of the news questions, reported on both: docs/decisions/0003-fusion.md. */
export const fusionWeights: FusionWeights = { lexical: 1, dense: 0.05, article: 0.04 }

/** How many other passages of its article speak for a passage. */
const otherPassages = 2

/**
 * Candidates with their fused score, best first, ties by row: lexical share and cosine, weighted, and a
 * part of the same for the two best other passages of the article, since an article about the matter
 * says so more than once. The parts sum to the score.
 */
export function fuse(
  candidates: readonly Candidate[],
  weights: FusionWeights = fusionWeights,
): { row: number; score: number; trace: Trace }[] {
  const own = candidates.map(({ cosine, lexicalShare }) => ({
    dense: weights.dense * cosine,
    lexical: weights.lexical * lexicalShare,
  }))
  const byArticle = new Map<number, number[]>()
  for (const [i, { articleRow }] of candidates.entries()) {
    const group = byArticle.get(articleRow)
    if (group) group.push(i)
    else byArticle.set(articleRow, [i])
  }
  const sumOf = (i: number): number => (own[i]?.dense ?? 0) + (own[i]?.lexical ?? 0)
  for (const group of byArticle.values()) group.sort((a, b) => sumOf(b) - sumOf(a))

  return candidates
    .map(({ row, articleRow, dense, lexical, cosine }, i) => {
      const others = (byArticle.get(articleRow) ?? []).filter((other) => other !== i)
      const beside = others.slice(0, otherPassages).reduce((sum, other) => sum + sumOf(other), 0)
      const parts = {
        dense: own[i]?.dense ?? 0,
        lexical: own[i]?.lexical ?? 0,
        article: weights.article * beside,
      }
      const score = parts.dense + parts.lexical + parts.article
      return { row, score, trace: { dense, lexical, cosine, parts } }
    })
    .sort((a, b) => b.score - a.score || a.row - b.row)
}
