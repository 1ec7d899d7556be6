import type { IndexVersion } from '../index/index.js'

/** How many articles a version has, by month and by publisher. */
export interface CorpusOverview {
  articles: number
  /** Articles without a date. */
  undated: number
  /** ISO months (YYYY-MM) that have articles, oldest first. */
  months: { month: string; articles: number }[]
  /** Those with the most articles first; null stands for articles that name no publisher. */
  sources: {
    source: string | null
    articles: number
    /** ISO days of its oldest and newest article; null if none has a date. */
    oldest: string | null
    newest: string | null
  }[]
  indexVersion: string
}

const known = new WeakMap<IndexVersion, CorpusOverview>()

/** Counts the articles of a version; once for each, since every visitor asks for it. */
export function overviewOf(index: IndexVersion): CorpusOverview {
  const before = known.get(index)
  if (before) return before
  const months = new Map<string, number>()
  const sources = new Map<string | null, CorpusOverview['sources'][number]>()
  let undated = 0
  for (let row = 0; row < index.articleCount; row++) {
    const day = index.published(row)
    const source = index.source(row)
    const own = sources.get(source) ?? { source, articles: 0, oldest: null, newest: null }
    own.articles++
    if (day === null) undated++
    else {
      months.set(day.slice(0, 7), (months.get(day.slice(0, 7)) ?? 0) + 1)
      if (own.oldest === null || day < own.oldest) own.oldest = day
      if (own.newest === null || day > own.newest) own.newest = day
    }
    sources.set(source, own)
  }
  const overview = {
    articles: index.articleCount,
    undated,
    months: [...months]
      .map(([month, articles]) => ({ month, articles }))
      .sort((a, b) => (a.month < b.month ? -1 : 1)),
    sources: [...sources.values()].sort((a, b) => b.articles - a.articles),
    indexVersion: index.version,
  }
  known.set(index, overview)
  return overview
}
