import { clauseMarks } from '../../text/clauses.js'
import { dates } from '../../text/dates.js'
import { fold } from '../../text/fold.js'
import { ReadText } from '../../text/read-text.js'
import { words } from '../../text/segment.js'

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

/** Returns the words of a folded text that say something, without its dates and function words. */
export function contentWords(folded: string): string[] {
  const spans = dates(folded)
  return words(folded)
    .filter(
      ({ text, tag, start }) =>
        text.length > 1 &&
        /[\p{L}]/u.test(text) &&
        !/^[upcdrfymq]/.test(tag) &&
        !spans.some((date) => date.start <= start && start < date.end),
    )
    .map(({ text }) => text)
}

/** Where the last clause of a text, or the last thing that it lists, begins. */
export const lastMark = new RegExp(`[${clauseMarks}、][^${clauseMarks}、]*$`)
