import type { IndexVersion } from '../index/index.js'
import { foldCompact } from '../text/fold.js'
import { toSimplified } from '../text/script.js'
import { type ListedArticle, listed } from './listed-article.js'

export interface ListOptions {
  /** What the title, the publisher or the file must contain, in either script; default: all articles. */
  query?: string | undefined
  /** Only articles of this publisher, given by its full name in either script. */
  source?: string | undefined
  /** Only articles published on this day or later, and on this day or before it; then none without a date. */
  since?: string | undefined
  until?: string | undefined
  /** Counted from 1; default 1. */
  page?: number | undefined
  /** Default 20. */
  perPage?: number | undefined
}

/** One page of the articles in service. */
export interface ArticleList {
  /** Newest first, undated ones last; empty beyond the last page. */
  articles: ListedArticle[]
  /** Number of articles on all pages. */
  total: number
  page: number
  /** Number of pages; 1 if nothing was found. */
  pages: number
  perPage: number
  indexVersion: string
}

const defaultPerPage = 20

/** Lists the articles of a version by title, publisher, date and file. */
export async function listArticles(
  index: IndexVersion,
  options: ListOptions = {},
): Promise<ArticleList> {
  const { query = '', source, since, until, page = 1, perPage = defaultPerPage } = options
  const wanted = foldCompact(query)
  const publisher = source === undefined ? null : toSimplified(source)
  const isBetween = (day: string | null) =>
    (since === undefined || (day !== null && day >= since)) &&
    (until === undefined || (day !== null && day <= until))
  const rows = (await entriesOf(index)).flatMap(({ row, text, source: own }) =>
    text.includes(wanted) &&
    (publisher === null || publisher === own) &&
    isBetween(index.published(row))
      ? [row]
      : [],
  )
  return {
    articles: (await index.heads(rows.slice((page - 1) * perPage, page * perPage))).map(listed),
    total: rows.length,
    page,
    pages: Math.max(1, Math.ceil(rows.length / perPage)),
    perPage,
    indexVersion: index.version,
  }
}

/** Returns the publishers whose name contains the text, in either script, those with the most articles first. */
export function publishersIn(index: IndexVersion, text: string, most: number): string[] {
  const counts = new Map<string, number>()
  for (let row = 0; row < index.articleCount; row++) {
    const source = index.source(row)
    if (source !== null) counts.set(source, (counts.get(source) ?? 0) + 1)
  }
  const wanted = foldCompact(text)
  return [...counts]
    .filter(([source]) => foldCompact(source).includes(wanted))
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([source]) => source)
}

interface Entry {
  row: number
  /** Title, publisher and file, folded. */
  text: string
  source: string | null
}

const entriesByIndex = new WeakMap<IndexVersion, Promise<readonly Entry[]>>()

/** Returns all articles in list order; made once per version, since every keystroke may ask for it. */
function entriesOf(index: IndexVersion): Promise<readonly Entry[]> {
  const known = entriesByIndex.get(index)
  if (known) return known
  const made = makeEntries(index)
  entriesByIndex.set(index, made)
  made.catch(() => entriesByIndex.delete(index))
  return made
}

async function makeEntries(index: IndexVersion): Promise<readonly Entry[]> {
  const dated: (Entry & { published: string })[] = []
  for await (const { row, title, source, file, published } of index.articleHeads()) {
    const text = [title ?? '', source ?? '', file].map(foldCompact).join('\n')
    const own = source === null ? null : toSimplified(source)
    dated.push({ row, text, source: own, published: published ?? '' })
  }
  // Undated articles sort last; articles of the same day keep the order of the files.
  dated.sort((a, b) => (a.published < b.published ? 1 : a.published > b.published ? -1 : 0))
  return dated.map(({ row, text, source }) => ({ row, text, source }))
}
