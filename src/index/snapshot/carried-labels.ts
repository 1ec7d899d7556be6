import { type ContentKey, NO_LABEL } from './passage-columns.js'
import type { VersionRows } from './version-rows.js'

/**
 * Returns a function to call with each passage of one article, in order. It returns the label that the previous version
 * gives to a passage with the same content key in the article with the same id, or NO_LABEL. Each label is returned
 * once, so passages that repeat each other keep their own.
 */
export function carriedLabels(
  previous: VersionRows | null,
  articleId: string,
): (key: ContentKey) => number {
  const articleRow = previous?.rowOfArticle(articleId) ?? null
  if (previous === null || articleRow === null) return () => NO_LABEL
  const { labels, keysHigh, keysLow } = previous.passageColumns
  const [first, end] = previous.passagesOfArticle(articleRow)
  const given = new Set<number>()
  return ({ high, low }) => {
    for (let row = first; row < end; row++) {
      if (keysHigh[row] === high && keysLow[row] === low && !given.has(row)) {
        given.add(row)
        return labels[row] as number
      }
    }
    return NO_LABEL
  }
}
