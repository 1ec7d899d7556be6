import type { Grounds } from './grounds.js'

/** What a sentence may be made of. */
export interface Told {
  /** What is cited. */
  quotes: Grounds
  /** The sentences that the quotes are of, whole. */
  whole: Grounds
  /** The quotes, and the titles of their articles. */
  named: Grounds
  /** The passages of the quotes, and their titles. */
  around: Grounds
  /** What was asked, folded and without white space; words of it are nobody's invention. */
  asked: string
}
