import type { Restriction } from '../domain/index.js'
import type { Snapshot } from '../index/index.js'
import { toSimplified } from '../text/script.js'

/** What an article must meet to be found. */
export interface ArticleFilter extends Restriction {
  /** None of these articles, by id: how an evaluation takes an answer out of the index. */
  exclude?: ReadonlySet<string> | undefined
  /** These articles alone, by id: what the thread of a question is about. */
  only?: ReadonlySet<string> | undefined
}

/**
 * Whether an article, by its row, is within a restriction, for use inside a search, so that a narrow one loses
 * nothing; undefined where all are.
 */
export function articleFilter(
  index: Snapshot,
  { since, until, source, exclude, only }: ArticleFilter,
): ((articleRow: number) => boolean) | undefined {
  if (!since && !until && !source && !exclude?.size && !only) return undefined
  const wanted = source ? toSimplified(source) : null
  const allowed = new Uint8Array(index.articleCount)
  for (let row = 0; row < allowed.length; row++) {
    const published = index.published(row)
    const inRange =
      (!since && !until) ||
      (published !== null && (!since || published >= since) && (!until || published <= until))
    const bySource = wanted === null || toSimplified(index.source(row) ?? '') === wanted
    if (inRange && bySource) allowed[row] = 1
  }
  if (only) {
    const within = new Set([...only].map((id) => index.rowOfArticle(id)))
    for (const row of allowed.keys()) if (!within.has(row)) allowed[row] = 0
  }
  for (const id of exclude ?? []) {
    const row = index.rowOfArticle(id)
    if (row !== null) allowed[row] = 0
  }
  return (row) => allowed[row] === 1
}
