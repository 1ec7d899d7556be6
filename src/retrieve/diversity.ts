import { bestFirst, type Scored, sumOf } from './rerank/score.js'

/** What each better copy takes from an article's score; the standard deviation among candidates is 3. */
const PER_COPY = 2
/** Copies whose scores differ by less than this count as equally good. */
const AS_GOOD = 1.5

/**
 * Reorders copies. Among the articles of one origin that are as good as the best, the first in the index represents
 * them all, so that a story is cited from the same copy whatever the question. Each of the others loses score for every
 * copy before it, so that five copies of a wire story do not fill the list. Passages of one article move together.
 */
export function holdBackCopies(
  scored: readonly Scored[],
  originOf: (articleRow: number) => number,
): Scored[] {
  const moves = movesOf(scored, originOf)
  return scored
    .map((hit) => {
      const move = moves.get(hit.candidate.articleRow) ?? 0
      if (move === 0) return hit
      const parts = { ...hit.parts, copies: move }
      return { ...hit, parts, score: sumOf(parts) }
    })
    .sort(bestFirst)
}

interface RankedArticle {
  row: number
  /** The score of the article's best passage. */
  score: number
}

/** Returns what is added to the score of each article that has copies among the hits. */
function movesOf(
  scored: readonly Scored[],
  originOf: (articleRow: number) => number,
): Map<number, number> {
  const articles = new Map<number, RankedArticle>()
  for (const { candidate, score } of scored) {
    const row = candidate.articleRow
    if (!articles.has(row)) articles.set(row, { row, score })
  }
  const groups = new Map<number, RankedArticle[]>()
  for (const article of articles.values()) {
    const origin = originOf(article.row)
    groups.set(origin, [...(groups.get(origin) ?? []), article])
  }
  const moves = new Map<number, number>()
  for (const copies of groups.values()) {
    // The scores stay in place, best first; only the articles that get them may change.
    for (const [place, { row, score }] of inOrder(copies).entries()) {
      moves.set(row, (copies[place]?.score ?? score) - score - PER_COPY * place)
    }
  }
  return moves
}

/** Sorts copies best first; those that are as good as the best keep the order of the index. */
function inOrder(copies: readonly RankedArticle[]): RankedArticle[] {
  const least = (copies[0]?.score ?? 0) - AS_GOOD
  const asGood = copies.filter(({ score }) => score >= least)
  const rest = copies.filter(({ score }) => score < least)
  return [...asGood.sort((a, b) => a.row - b.row), ...rest]
}
