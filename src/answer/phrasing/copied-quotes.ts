import type { Article, Span } from '../../domain/index.js'
import { sentencesOf } from '../../evidence/evidence.js'
import { quoteSpan } from '../../evidence/quote.js'
import type { ReadSentence } from '../../evidence/read-sentence.js'
import type { SentenceGrounds } from '../../evidence/wording/grounds.js'
import { groundsOf } from '../../evidence/wording/grounds.js'
import { fold, foldCompact } from '../../text/fold.js'
import type { OfferedPassage } from './offered-passages.js'

/** A quote as it occurs in an article, found from what a model copied. */
export interface CopiedQuote {
  article: Article
  passage: OfferedPassage
  /** The cited span, as offsets of the article's text. */
  span: Span
  /** The whole sentences around the quote: a part left out may reverse its meaning. */
  whole: Span
}

/** A text that a model claims to have copied. */
export interface Copy {
  passage: number
  text: string
}

/** Minimum number of letters in a copy; a shorter one may match anywhere. */
const shortest = 2
/** One slip is allowed per this many letters: a letter changed, missing, or added. */
const lettersPerSlip = 8
/** Consecutive sentences form one quote up to this length in code units. */
const longestQuote = 240
const ellipsis = /…+|\.{3,}|⋯+/

/**
 * Finds the quotes that a model copied, extended to whole sentences; a copy with slips is corrected to the text of the
 * article. Returns an empty list if no passage contains the copy.
 */
export function findQuotes(
  { passage, text }: Copy,
  offered: readonly OfferedPassage[],
): CopiedQuote[] {
  const named = offered.filter(({ n }) => n === passage)
  const others = offered.filter(({ n }) => n !== passage)
  const found: CopiedQuote[] = []
  for (const piece of text.split(ellipsis)) {
    const letters = lettersOf(piece)
    if (letters.length < shortest) continue
    const quotes =
      firstIn([...named, ...others], (each) => exactly(letters, each), 0) ??
      firstIn([...named, ...others], (each) => nearly(letters, each), sliver)
    if (quotes === null) return []
    found.push(...quotes)
  }
  return found
}

function firstIn(
  offered: readonly OfferedPassage[],
  find: (passage: OfferedPassage) => Span | null,
  slips: number,
): CopiedQuote[] | null {
  for (const passage of offered) {
    const span = find(passage)
    if (span) return wholeSentences(passage, span, slips)
  }
  return null
}

function lettersOf(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '')
}

/** Returns the letters and digits of a span of text, folded, with the offset of each. */
function placedLetters(text: string, { start, end }: Span): { letters: string; places: number[] } {
  const folded = fold(text.slice(start, end))
  const places: number[] = []
  let letters = ''
  for (const { 0: letter, index } of folded.matchAll(/[\p{L}\p{N}]/gu)) {
    letters += letter
    for (let unit = 0; unit < letter.length; unit++) places.push(start + index + unit)
  }
  return { letters, places }
}

function exactly(wanted: string, { hit, parts }: OfferedPassage): Span | null {
  for (const part of parts) {
    const { letters, places } = placedLetters(hit.article.text, part)
    const at = letters.indexOf(wanted)
    if (at >= 0) return between(places, at, at + wanted.length)
  }
  return null
}

function nearly(wanted: string, { hit, parts }: OfferedPassage): Span | null {
  const most = Math.floor(wanted.length / lettersPerSlip)
  if (most === 0) return null
  for (const part of parts) {
    const { letters, places } = placedLetters(hit.article.text, part)
    if (wanted.length - most > letters.length) continue
    const near = nearestStretch(wanted, letters)
    if (near.slips <= most && near.end > near.start) return between(places, near.start, near.end)
  }
  return null
}

function between(places: readonly number[], from: number, to: number): Span {
  return { start: places[from] ?? 0, end: (places[to - 1] ?? 0) + 1 }
}

/** Finds the span of a text with the fewest letters changed, missing, or added (Sellers' algorithm). */
function nearestStretch(wanted: string, text: string): Span & { slips: number } {
  let row = Array.from({ length: text.length + 1 }, (_, at) => ({ slips: 0, start: at }))
  for (let i = 1; i <= wanted.length; i++) {
    const next = [{ slips: i, start: 0 }]
    for (let at = 1; at <= text.length; at++) {
      const [diagonal, above, left] = [row[at - 1], row[at], next[at - 1]] as [Cell, Cell, Cell]
      const change = wanted[i - 1] === text[at - 1] ? 0 : 1
      const best = [
        { slips: diagonal.slips + change, start: diagonal.start },
        { slips: above.slips + 1, start: above.start },
        { slips: left.slips + 1, start: left.start },
      ].reduce((a, b) => (b.slips < a.slips ? b : a))
      next.push(best)
    }
    row = next
  }
  const end = row.reduce(
    (best, { slips }, at) => (slips < (row[best] as Cell).slips ? at : best),
    0,
  )
  const { slips, start } = row[end] as Cell
  return { start, end, slips }
}

interface Cell {
  slips: number
  start: number
}

/**
 * In a copy with slips, an overlap with a neighbouring sentence of at most this many code units is ignored as a slip.
 */
const sliver = 3

/**
 * Returns the sentences that a span touches: as one quote if they are short enough together, otherwise one quote each.
 */
function wholeSentences(passage: OfferedPassage, stretch: Span, slips: number): CopiedQuote[] {
  const { article } = passage.hit
  const sentences = sentencesOf(passage.hit)
    .map(({ sentence }) => sentence)
    .filter(({ start, end }) => start < stretch.end && end > stretch.start)
    .filter(({ start, end }, _, all) => {
      return all.length === 1 || Math.min(end, stretch.end) - Math.max(start, stretch.start) > slips
    })
  const [first] = sentences
  const last = sentences.at(-1)
  // A span outside every quotable sentence is a fragment next to damage.
  if (!first || !last) return []
  if (first === last) return [quoteOf(passage, first, stretch)]
  const whole = { start: first.start, end: last.end }
  if (whole.end - whole.start <= longestQuote) return [{ article, passage, span: whole, whole }]
  return sentences.map((sentence) => quoteOf(passage, sentence, stretch))
}

function quoteOf(passage: OfferedPassage, sentence: ReadSentence, stretch: Span): CopiedQuote {
  const { article } = sentence
  const short = {
    start: Math.max(sentence.start, stretch.start),
    end: Math.min(sentence.end, stretch.end),
  }
  const span = quoteSpan({ sentence, short })
  const whole = { start: Math.min(span.start, sentence.start), end: sentence.end }
  return { article, passage, span, whole }
}

/**
 * Finds a sentence of the same passages that contains a folded text, preferring the nearest before the quotes; null if
 * there is none.
 */
export function sentenceSaying(
  stretch: string,
  quotes: readonly CopiedQuote[],
): CopiedQuote | null {
  for (const { passage, span } of quotes) {
    const holding = sentencesOf(passage.hit).filter(({ sentence }) => {
      const isShown = passage.parts.some(
        ({ start, end }) => start <= sentence.start && sentence.end <= end,
      )
      return isShown && sentence.compact.includes(stretch)
    })
    const before = holding.findLast(({ sentence }) => sentence.end <= span.start)
    const chosen = before ?? holding[0]
    if (chosen) return quoteOf(passage, chosen.sentence, chosen.sentence)
  }
  return null
}

/**
 * Returns the texts that a sentence is verified against.
 * @param asked a question that presupposes what it asks about; empty for a yes-or-no question
 */
export function groundsOfQuotes(quotes: readonly CopiedQuote[], asked: string): SentenceGrounds {
  const cited = quotes.map(({ article, span }) => article.text.slice(span.start, span.end))
  const whole = quotes.map(({ article, whole }) => article.text.slice(whole.start, whole.end))
  const titles = quotes.map(({ passage }) => passage.title ?? '')
  return {
    quotes: groundsOf(cited),
    whole: groundsOf(whole),
    named: groundsOf([...cited, ...titles]),
    around: groundsOf([...quotes.map(({ passage }) => passage.text), ...titles]),
    asked: foldCompact(asked),
  }
}
