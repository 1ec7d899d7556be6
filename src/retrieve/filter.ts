import type { Restriction } from '../domain/index.js'
import type { Snapshot } from '../index/index.js'
import { toSimplified } from '../text/script.js'

/** The conditions that an article must meet to be found. */
export interface ArticleFilter extends Restriction {
  /** Excludes these articles, by id: an evaluation uses it to take an answer out of the index. */
  exclude?: ReadonlySet<string> | undefined
  /** Allows only these articles, by id: the thread of a question uses it. */
  only?: ReadonlySet<string> | undefined
}

/**
 * Returns a test by article row that is applied inside the search, so that a narrow restriction loses no results.
 * Returns undefined if all articles are allowed.
 */
export function articleFilter(
  index: Snapshot,
  { since, until, source, exclude, only }: ArticleFilter,
): ((articleRow: number) => boolean) | undefined {
  if (!since && !until && !source && !exclude?.size && !only) return undefined
  const wanted = source ? toSimplified(source) : null
  const isInRange = (published: string | null) =>
    (!since && !until) ||
    (published !== null && (!since || published >= since) && (!until || published <= until))
  const allowed = new Uint8Array(index.articleCount)
  for (let row = 0; row < allowed.length; row++) {
    const isBySource = wanted === null || toSimplified(index.source(row) ?? '') === wanted
    if (isInRange(index.published(row)) && isBySource) allowed[row] = 1
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
