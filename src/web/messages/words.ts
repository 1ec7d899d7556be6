/** Every text of the pages. */
export interface Words {
  /** The name of the product in titles. */
  product: string
  languages: string
  skipToContent: string
  untitled: string
  noSource: string
  noDate: string
  digest: string
  by: (author: string) => string
  /** The file that an article was read from. */
  fromFile: (file: string) => string
  original: string
  /** Opens the publisher's own page at the quote. */
  originalAtQuote: string
  quoteMoved: string
  quoteGone: string
  toQuote: string
  page: (page: number) => string
  line: (line: number) => string
  damage: string
  damageNote: (places: number) => string
  repairs: (kinds: string) => string
  repair: (kind: string, count: number) => string
  copies: (count: number) => string
  sameStory: (count: number) => string
  onlyReport: string
  aboutQuote: string
  notFound: string
  notFoundMore: string
  otherHome: string
  failed: string
  failedMore: string
  refused: string
}
