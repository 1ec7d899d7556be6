import type { CorpusWords } from './words.js'

const times = (count: number, one: string, several = `${one}s`) =>
  `${count} ${count === 1 ? one : several}`

export const english: CorpusWords = {
  title: 'Corpus',
  search: 'Search',
  searchHint:
    'Finds passages on it in the texts, and articles by title, publisher and file; leave it empty to list all articles.',
  searchNow: 'Search',
  found: (articles) => times(articles, 'article'),
  passages: (query) => `Passages on “${query}”`,
  noPassages: 'No passage was found.',
  articles: 'Articles',
  noArticles: 'No article has a title, publisher or file that contains this.',
  name: 'Title',
  published: 'Date',
  page: (page, pages) => `Page ${page} of ${pages}`,
  previous: 'Previous page',
  next: 'Next page',
  turning: 'Turn pages',
  summary: (articles, undated) =>
    `${times(articles, 'article')}${undated > 0 ? `, ${undated} of them without a date` : ''}.`,
  overTime: 'Articles over time',
  month: 'Month',
  year: 'Year',
  count: 'Articles',
  bySource: 'Articles by publisher, and how fresh they are',
  source: 'Publisher',
  newest: 'Newest',
  oldest: 'Oldest',
  more: (sources) =>
    `${times(sources, 'publisher')} with fewer articles ${sources === 1 ? 'is' : 'are'} not listed.`,
  leftOut: 'What was left out, and why',
  leftOutMore: 'See the files that were left out',
  rejected: (count) => `Yielded no article: ${times(count, 'place')}`,
  notRead: (count) => `Cannot be read at the moment: ${times(count, 'place')}`,
  unsettled: (count) => `Still being written, and so left for later: ${times(count, 'file')}`,
  pending: (added, changed, removed) =>
    `Waiting for a refresh: ${times(added, 'file')} added, ${changed} changed, ${removed} removed.`,
  file: 'File',
  line: (line) => `line ${line}`,
  why: 'Reason',
  moreLeftOut: (count) => `${times(count, 'more place')} not listed.`,
  allRead: 'Every file yielded an article.',
  version: (version, time) => `Index version ${version}, made at ${time}.`,
}
