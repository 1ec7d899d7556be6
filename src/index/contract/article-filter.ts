import type { Restriction } from '../../domain/index.js'
import { toSimplified } from '../../text/script.js'

/** The conditions that an article must meet to be found: data, so that a store can apply them inside a search of its own. */
export interface ArticleFilter extends Restriction {
  /** Excludes these articles, by id: an evaluation uses it to take an answer out of the index. */
  exclude?: ReadonlySet<string> | undefined
  /** Allows only these articles, by id: the thread of a question uses it. */
  only?: ReadonlySet<string> | undefined
}

/** The columns of a version by which articles are filtered. */
export interface FilteredArticles {
  readonly articleCount: number
  source(articleRow: number): string | null
  published(articleRow: number): string | null
}

export function isFiltering({ since, until, source, exclude, only }: ArticleFilter): boolean {
  return Boolean(since || until || source || exclude?.size || only)
}

/**
 * Returns, by article row, 1 for the articles that a filter admits.
 * @param rowsOf the rows of articles by their ids, null for ids of no article; in the order of the ids
 */
export function admittedArticles(
  articles: FilteredArticles,
  { since, until, source, exclude, only }: ArticleFilter,
  rowsOf: { only: readonly (number | null)[]; exclude: readonly (number | null)[] },
): Uint8Array {
  const wanted = source ? toSimplified(source) : null
  const isInRange = (published: string | null) =>
    (!since && !until) ||
    (published !== null && (!since || published >= since) && (!until || published <= until))
  const admitted = new Uint8Array(articles.articleCount)
  for (let row = 0; row < admitted.length; row++) {
    const isBySource = wanted === null || toSimplified(articles.source(row) ?? '') === wanted
    if (isInRange(articles.published(row)) && isBySource) admitted[row] = 1
  }
  if (only) {
    const within = new Set(rowsOf.only)
    for (const row of admitted.keys()) if (!within.has(row)) admitted[row] = 0
  }
  if (exclude) for (const row of rowsOf.exclude) if (row !== null) admitted[row] = 0
  return admitted
}
