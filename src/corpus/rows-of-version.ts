import type { Article } from '../domain/index.js'
import type { KeptArticles, PreviousVersion } from '../index/index.js'
import type { CorpusItem } from './corpus-item.js'

/**
 * Yields the content of the new version in row order; unchanged articles are kept in runs.
 * @param origins by item
 * @param onArticle called with each newly read article's number, from 0, and the total
 */
export async function* rowsOf(
  items: readonly CorpusItem[],
  origins: readonly string[],
  previous: PreviousVersion | null,
  onArticle: (done: number, total: number) => void,
): AsyncGenerator<Article | KeptArticles> {
  const total = items.filter((item) => 'article' in item).length
  let done = 0
  for (let n = 0; n < items.length; ) {
    const item = items[n] as CorpusItem
    const origin = origins[n] as string
    const end = endOfRun(items, origins, n, previous)
    if ('row' in item && end > n) yield { keptRows: [item.row, item.row + end - n] }
    else if ('article' in item) {
      onArticle(done++, total)
      yield { ...item.article, origin }
    } else if (previous) {
      const articles = await previous.load([item.row])
      yield { ...articles.article(item.row), origin }
    }
    n = Math.max(n + 1, end)
  }
}

/** Returns the end of the run of kept articles from `n` on: consecutive rows with unchanged origins. */
function endOfRun(
  items: readonly CorpusItem[],
  origins: readonly string[],
  n: number,
  previous: PreviousVersion | null,
): number {
  const first = items[n]
  let end = n
  for (; end < items.length; end++) {
    const item = items[end]
    if (!first || !item || !('row' in first) || !('row' in item)) break
    if (item.row !== first.row + end - n) break
    if ((previous?.otherOrigin(item.row) ?? item.id) !== origins[end]) break
  }
  return end
}
