import type { Span } from '../../domain/index.js'
import { alignValue } from '../../evidence/comparison/alignment.js'
import { exchangedIn } from '../../evidence/comparison/copies.js'
import {
  readStatement,
  type StatedValue,
  type Statement,
} from '../../evidence/comparison/statement.js'
import type { Evidence, SpeakingSentence } from '../../evidence/evidence.js'
import { type ReadSentence, readSentence } from '../../evidence/read-sentence.js'
import { datesAgree } from '../../text/date-ranges.js'
import { agree, sameDimension } from '../../text/quantity-relations.js'
import type { ReadText } from '../../text/read-text.js'

/** Text next to an answer that belongs to its value. */
const ofValue = /^[近约超逾达余多左右上以\d.,%]{0,3}$/

/**
 * If two sentences are the same except for the answer, returns the other sentence with the value that it has instead.
 * Returns 'elsewhere' if they differ in a place outside the answer, and null otherwise.
 */
export function exchangedAnswer(
  { sentence: ours, short }: Evidence,
  theirs: ReadSentence,
): SpeakingSentence | 'elsewhere' | null {
  if (!short) return null
  const exchanged = exchangedIn(ours, theirs)
  if (!exchanged) return null
  const { start: from, end: to } = ours.within(short)
  if (exchanged.ours.start >= to || exchanged.ours.end <= from) return 'elsewhere'
  const before = ours.folded.slice(exchanged.ours.start, Math.max(from, exchanged.ours.start))
  const behind = ours.folded.slice(Math.min(to, exchanged.ours.end), exchanged.ours.end)
  // More than the answer differs: the sentences describe two things in the same words.
  if (!ofValue.test(before) || !ofValue.test(behind)) return null
  const span = theirs.inArticle(exchanged.theirs)
  const [said, put] = [
    readSentence(ours.article, ours.inArticle(exchanged.ours)),
    readSentence(theirs.article, span),
  ]
  return areOtherValues(said, put) ? { sentence: theirs, short: span } : null
}

/** Whether two spans of text give different values of the same kind: quantities, dates, or names. */
function areOtherValues(ours: ReadSentence, theirs: ReadSentence): boolean {
  const [a, b] = [ours.compact, theirs.compact]
  if (a.includes(b) || b.includes(a)) return false
  const [amount, otherAmount] = [ours.quantities[0], theirs.quantities[0]]
  if (amount || otherAmount) {
    return Boolean(
      amount && otherAmount && sameDimension(amount, otherAmount) && !agree(amount, otherAmount),
    )
  }
  const [date, otherDate] = [ours.dates[0], theirs.dates[0]]
  if (date || otherDate) {
    const [mine, others] = [ours.article.published, theirs.article.published]
    return Boolean(date && otherDate && !datesAgree(date, otherDate, mine, others))
  }
  return isName(ours) && isName(theirs)
}

const nameTag = /^(?:n[rstz]|eng|x$)/

/** Whether a span of text names something: one of its words is a name, or it has title or quotation marks. */
function isName({ text, words }: ReadText): boolean {
  return /[《“]/.test(text) || words.some(({ tag, text }) => text.length > 1 && nameTag.test(tag))
}

/** Returns the value that a copy has in place of the best evidence's answer, if it differs; null otherwise. */
export function otherValueIn(best: Evidence, copy: ReadSentence): SpeakingSentence | null {
  const exchanged = exchangedAnswer(best, copy)
  if (exchanged) return exchanged === 'elsewhere' ? null : exchanged
  if (!best.short) return null
  const statement = readStatement(best.sentence)
  const at = best.short.end - best.sentence.start
  const value = statement.values.find(({ span }) => span.start < at && span.end >= at)
  const span = value ? valueIn(value, statement, copy) : inItsPlace(best, copy)
  return span && { sentence: copy, short: copy.inArticle(span) }
}

function valueIn(value: StatedValue, { terms }: Statement, copy: ReadSentence): Span | null {
  const alike = new Map(terms.map((term) => [term, 1]))
  const aligned = alignValue(value, copy, alike, copy.article.published)
  return aligned && !aligned.agrees && aligned.attribute >= 0.5 ? aligned.span : null
}

/** Number of characters on each side of a name used to find its place in a copied sentence. */
const beside = 4
const longestName = 20

/**
 * Returns the span of a copied sentence between the words around the answer, if its text is different; null otherwise.
 */
function inItsPlace({ sentence, short }: Evidence, { folded }: ReadText): Span | null {
  if (!short || short.start - sentence.start < beside || sentence.end - short.end < beside) {
    return null
  }
  const { start: answerStart, end: answerEnd } = sentence.within(short)
  const before = sentence.folded.slice(answerStart - beside, answerStart)
  const behind = sentence.folded.slice(answerEnd, answerEnd + beside)
  const from = folded.indexOf(before)
  const start = from + beside
  const end = from < 0 ? -1 : folded.indexOf(behind, start)
  if (end <= start || end - start > longestName) return null
  const said = sentence.folded.slice(answerStart, answerEnd)
  const other = folded.slice(start, end)
  return other.includes(said) || said.includes(other) ? null : { start, end }
}
