/** The texts of the pages on the corpus. */
export interface CorpusWords {
  title: string
  search: string
  searchHint: string
  searchNow: string
  found: (articles: number) => string
  /** `query` is what the title, the publisher or the file had to contain. */
  passages: (query: string) => string
  noPassages: string
  articles: string
  noArticles: string
  name: string
  published: string
  page: (page: number, pages: number) => string
  previous: string
  next: string
  turning: string
  summary: (articles: number, undated: number) => string
  overTime: string
  month: string
  year: string
  count: string
  bySource: string
  source: string
  newest: string
  oldest: string
  more: (sources: number) => string
  leftOut: string
  leftOutMore: string
  rejected: (count: number) => string
  notRead: (count: number) => string
  unsettled: (count: number) => string
  pending: (added: number, changed: number, removed: number) => string
  file: string
  line: (line: number) => string
  why: string
  moreLeftOut: (count: number) => string
  allRead: string
  version: (version: string, time: string) => string
}
