import { fold } from '../../text/fold.js'
import { ReadText } from '../../text/read-text.js'

/** The quotes that a sentence may be made of, folded. */
export interface Grounds {
  quotes: readonly ReadText[]
  /** Decides whether one of the quotes contains a folded stretch. */
  hold(stretch: string): boolean
}

export function groundsOf(quotes: readonly string[]): Grounds {
  // Folded first, so that amounts are read alike in a quote and in the sentence that repeats it.
  const read = quotes.map((quote) => new ReadText(fold(quote)))
  return {
    quotes: read,
    hold: (stretch) => read.some(({ compact }) => compact.includes(stretch)),
  }
}

/** What a sentence may be made of. */
export interface SentenceGrounds {
  /** The cited quotes. */
  quotes: Grounds
  /** The whole sentences that the quotes are from. */
  whole: Grounds
  /** The quotes, and the titles of their articles. */
  named: Grounds
  /** The passages of the quotes, and their titles. */
  around: Grounds
  /** The question, folded and without white space; its words may be repeated. */
  asked: string
}

/** Returns every offset at which a word occurs in a text. */
export function placesOf(word: string, text: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) places.push(at)
  return places
}
