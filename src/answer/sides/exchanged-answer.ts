import type { Span } from '../../domain/index.js'
import { alignValue } from '../../evidence/comparison/alignment.js'
import type { Witness } from '../../evidence/comparison/copies.js'
import { exchangedIn } from '../../evidence/comparison/exchanged.js'
import {
  readStatement,
  type StatedValue,
  type Statement,
} from '../../evidence/comparison/statement.js'
import type { Evidence } from '../../evidence/evidence.js'
import { datesAgree } from '../../text/date-ranges.js'
import { dates } from '../../text/dates.js'
import { fold, foldCompact } from '../../text/fold.js'
import { quantities } from '../../text/quantities.js'
import { agree, sameDimension } from '../../text/quantity-relations.js'
import { words } from '../../text/segment.js'

/** What may stand beside an answer and belongs to its value. */
const ofValue = /^[近约超逾达余多左右上以\d.,%]{0,3}$/

/** Where two sentences are the same but for the answer: the other with what it has in its place. */
export function exchangedAnswer(
  best: Evidence,
  other: Omit<Witness, 'short'>,
): Witness | 'elsewhere' | null {
  const { short, sentence, article } = best
  if (!short) return null
  const ours = article.text.slice(sentence.start, sentence.end)
  const theirs = other.article.text.slice(other.sentence.start, other.sentence.end)
  const exchanged = exchangedIn(ours, theirs)
  if (!exchanged) return null
  const [from, to] = [short.start - sentence.start, short.end - sentence.start]
  if (exchanged.ours.start >= to || exchanged.ours.end <= from) return 'elsewhere'
  const before = fold(ours.slice(exchanged.ours.start, Math.max(from, exchanged.ours.start)))
  const behind = fold(ours.slice(Math.min(to, exchanged.ours.end), exchanged.ours.end))
  // More than the answer differs: they tell of two things in the same words.
  if (!ofValue.test(before) || !ofValue.test(behind)) return null
  const said = { text: cut(ours, exchanged.ours), published: article.published }
  const put = { text: cut(theirs, exchanged.theirs), published: other.article.published }
  if (!areOtherValues(said, put)) return null
  const { start } = other.sentence
  const span = { start: start + exchanged.theirs.start, end: start + exchanged.theirs.end }
  return { article: other.article, sentence: other.sentence, short: span }
}

function cut(text: string, { start, end }: Span): string {
  return text.slice(start, end)
}

interface Said {
  text: string
  published: string | null
}

/** Whether two stretches give values of one kind that differ: quantities, dates, or names. */
function areOtherValues(ours: Said, theirs: Said): boolean {
  const [a, b] = [foldCompact(ours.text), foldCompact(theirs.text)]
  if (a.includes(b) || b.includes(a)) return false
  const [amount, otherAmount] = [quantities(ours.text)[0], quantities(theirs.text)[0]]
  if (amount || otherAmount) {
    return Boolean(
      amount && otherAmount && sameDimension(amount, otherAmount) && !agree(amount, otherAmount),
    )
  }
  const [date, otherDate] = [dates(ours.text)[0], dates(theirs.text)[0]]
  if (date || otherDate) {
    const [mine, others] = [ours.published, theirs.published]
    return Boolean(date && otherDate && !datesAgree(date, otherDate, mine, others))
  }
  return isName(ours.text) && isName(theirs.text)
}

const nameTag = /^(?:n[rstz]|eng|x$)/

/** Whether a stretch names something: a word of it is a name, or it stands in title marks. */
function isName(text: string): boolean {
  return (
    /[《“]/.test(text) || words(text).some(({ tag, text }) => text.length > 1 && nameTag.test(tag))
  )
}

/** The value that a copy has where the best evidence has the answer, if it is another one. */
export function otherValueIn(best: Evidence, copy: Omit<Witness, 'short'>): Witness | null {
  const exchanged = exchangedAnswer(best, copy)
  if (exchanged) return exchanged === 'elsewhere' ? null : exchanged
  if (!best.short) return null
  const text = best.article.text.slice(best.sentence.start, best.sentence.end)
  const theirs = copy.article.text.slice(copy.sentence.start, copy.sentence.end)
  const statement = readStatement(text)
  const at = best.short.end - best.sentence.start
  const value = statement.values.find(({ span }) => span.start < at && span.end >= at)
  const span = value ? valueIn(value, statement, theirs, copy) : inItsPlace(best, theirs)
  if (!span) return null
  const start = copy.sentence.start
  return { ...copy, short: { start: start + span.start, end: start + span.end } }
}

function valueIn(
  value: StatedValue,
  statement: Statement,
  theirs: string,
  { article }: Omit<Witness, 'short'>,
): Span | null {
  const alike = new Map(statement.terms.map((term) => [term, 1]))
  const aligned = alignValue(value, theirs, alike, article.published)
  return aligned && !aligned.agrees && aligned.attribute >= 0.5 ? aligned.span : null
}

/** Characters beside a name by which its place in a copied sentence is found again. */
const beside = 4
const longestName = 20

/** What stands in a copied sentence between the words beside the answer, where that is something else. */
function inItsPlace({ article, sentence, short }: Evidence, theirs: string): Span | null {
  if (!short || short.start - sentence.start < beside || sentence.end - short.end < beside) {
    return null
  }
  const folded = fold(theirs)
  const before = fold(article.text.slice(short.start - beside, short.start))
  const behind = fold(article.text.slice(short.end, short.end + beside))
  const from = folded.indexOf(before)
  const start = from + beside
  const end = from < 0 ? -1 : folded.indexOf(behind, start)
  if (end <= start || end - start > longestName) return null
  const said = fold(article.text.slice(short.start, short.end))
  const other = folded.slice(start, end)
  return other.includes(said) || said.includes(other) ? null : { start, end }
}
