import { fold } from '../../text/fold.js'
import { ReadText } from '../../text/read-text.js'

/** What a sentence may be made of: its quotes, folded. */
export interface Grounds {
  quotes: readonly ReadText[]
  /** Whether one of the quotes holds a folded stretch. */
  hold(stretch: string): boolean
}

export function groundsOf(quotes: readonly string[]): Grounds {
  // Folded first: an amount is read in a quote as in the sentence that says it again.
  const read = quotes.map((quote) => new ReadText(fold(quote)))
  return {
    quotes: read,
    hold: (stretch) => read.some(({ compact }) => compact.includes(stretch)),
  }
}

/** What a sentence may be made of. */
export interface SentenceGrounds {
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

/** Where a word stands in a text. */
export function placesOf(word: string, text: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) places.push(at)
  return places
}
