import { repairIn } from '../../wording/repairs.js'
import type { Words } from './words.js'

const times = (count: number, one: string, several = `${one}s`) =>
  `${count} ${count === 1 ? one : several}`

export const english: Words = {
  product: 'Youju',
  languages: 'Language',
  skipToContent: 'Skip to the text',
  untitled: '(no title)',
  noSource: 'no publisher',
  noDate: 'no date',
  digest: 'digest',
  by: (author) => `By ${author}`,
  fromFile: (file) => `Read from the file ${file}`,
  original: 'Open the original page',
  originalAtQuote: 'Open the original page at this sentence',
  quoteMoved: 'The article was changed since. It still says this, in another place.',
  quoteGone: 'The article was changed since, and says this no more. Below is what it says now.',
  toQuote: 'Go to the quote',
  page: (page) => `Page ${page}`,
  line: (line) => `Line ${line}`,
  damage: 'Damaged beyond repair: never quoted',
  damageNote: (places) =>
    `${times(places, 'place is', 'places are')} damaged, and marked: nothing there is ever quoted.`,
  repairs: (all) => `Repaired when it was read: ${all}.`,
  repair: (kind, count) => `${repairIn('en', kind)} (${count})`,
  copies: (count) => `${times(count, 'copy', 'copies')} of this text (counted as one source)`,
  sameStory: (count) => `${times(count, 'other report')} of the same event`,
  onlyReport: 'No other article of the corpus reports this.',
  aboutQuote: 'Quote',
  notFound: 'There is no such page',
  notFoundMore: 'The address may be mistyped, or the page is gone.',
  otherHome: 'It may belong to another of your servers: choose another corpus',
  failed: 'Something went wrong',
  failedMore:
    'This page could not be opened. Please try again in a while, and tell a moderator if it stays so.',
  refused: 'This cannot be opened',
}
