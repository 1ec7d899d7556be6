import type { Span } from '../domain/index.js'
import { quoteSpan } from '../evidence/quote.js'
import { type ReadSentence, readSentence } from '../evidence/read-sentence.js'
import { coverage } from '../evidence/term-weights.js'
import { reporting } from '../text/lexicon/statements/reporting.js'
import type { AboutArticle, Naming } from './about.js'
import { eventDay } from './event-day.js'
import type { Subject } from './subject.js'

/** The line of one article: its quote, and where the subject stands in it. */
export interface Line {
  article: AboutArticle['article']
  quote: ReadSentence
  /** In offsets of the quote. */
  at: Span
  /** YYYY-MM-DD, if the quote gives a day. */
  day: string | null
}

/** The offset after which a sentence adds little about the event of its article. */
const farIn = 900
const shortest = 14
/** A shorter one is a heading. */
const least = 8

/** Returns the sentence of an article that says most of the subject, as a quote. */
export function bestLine(subject: Subject, about: AboutArticle): Line | null {
  const { article, namings } = about
  let best: Line | null = null
  let most = Number.NEGATIVE_INFINITY
  for (const each of namings) {
    const line = lineOf(article, each)
    const score = line === null ? most : scoreOf(subject, each, line, about)
    if (line !== null && score > most) [best, most] = [line, score]
  }
  return best
}

/** Returns all that an article says of the subject, a line for each sentence: what its values are looked for in. */
export function linesOf({ article, namings }: AboutArticle): Line[] {
  return namings.map(({ sentence, at }) => {
    return { article, quote: sentence, at, day: eventDay(sentence, at, article.published) }
  })
}

/** A heading, a question, and 董事长某某说。 say nothing. */
const empty = new RegExp(`^原标题|[?]["')]*$|^[^,;:]{0,40}${reporting}(?:道|到|时)?[。,:]?$`)

function lineOf(article: AboutArticle['article'], { sentence, at }: Naming): Line | null {
  const span = quoteSpan({ sentence, short: shortOf(sentence, at) })
  const quote = readSentence(article, span)
  const within = quote.within(sentence.inArticle(at))
  // The clauses around the day may have left no room for the subject.
  if (within.start < 0 || within.end > quote.text.length) return null
  if (quote.text.length < least || empty.test(quote.folded)) return null
  return { article, quote, at: within, day: eventDay(quote, within, article.published) }
}

/** What a long sentence is cut around: the subject, with the day before it where that is near. */
function shortOf(sentence: ReadSentence, at: Span): Span {
  const day = sentence.dates.findLast(
    ({ end, precision }) => precision === 'day' && end <= at.start && at.start - end < widest,
  )
  return sentence.inArticle({ start: day?.start ?? at.start, end: at.end })
}

const widest = 80

function scoreOf(subject: Subject, naming: Naming, line: Line, { article }: AboutArticle): number {
  const { folded } = line.quote
  const weights = new Map(subject.question.terms.map((term) => [term, 1]))
  return (
    coverage(folded, weights) +
    (naming.isLeading ? 1.5 : 0) +
    (naming.isMeasured && naming.isLeading && !subject.isPerson ? 1.5 : 0) +
    (line.day ? 0.6 : 0) +
    1.2 * (1 - Math.min(1, naming.sentence.start / farIn)) -
    (/[。.!?;:,"')…]$/.test(folded) ? 0 : 1.5) -
    (folded.length < shortest ? 0.8 : 0) -
    (/^["']/.test(folded) ? 0.4 : 0) -
    (naming.sentence.start === 0 && folded === article.title ? 1 : 0)
  )
}
