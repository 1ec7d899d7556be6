import { bestFirst, type Scored, sumOf } from './rerank/score.js'

/** What each better copy takes from a passage's score: the standard deviation among candidates is 3. */
const PER_COPY = 2

/**
 * The same hits with those of an article held back for each better article of its origin, so that five
 * copies of a wire story do not fill the list. Passages of one article do not hold each other back.
 */
export function holdBackCopies(
  scored: readonly Scored[],
  originOf: (articleRow: number) => string,
): Scored[] {
  const copiesBefore = new Map<number, number>()
  const articlesOfOrigin = new Map<string, number>()
  return scored
    .map((hit) => {
      const { articleRow } = hit.candidate
      let before = copiesBefore.get(articleRow)
      if (before === undefined) {
        const origin = originOf(articleRow)
        before = articlesOfOrigin.get(origin) ?? 0
        articlesOfOrigin.set(origin, before + 1)
        copiesBefore.set(articleRow, before)
      }
      if (before === 0) return hit
      const parts = { ...hit.parts, copies: -PER_COPY * before }
      return { ...hit, parts, score: sumOf(parts) }
    })
    .sort(bestFirst)
}
