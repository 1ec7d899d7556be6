import type { Span } from '../../domain/index.js'
import { ofAskedYear } from '../../evidence/asked-year.js'
import { clauseAround } from '../../evidence/comparison/statement.js'
import type { Evidence } from '../../evidence/evidence.js'
import { isBeforeChange } from '../../evidence/rival-values.js'
import { isOpen } from '../../question/asked-value.js'
import type { Question } from '../../question/question.js'
import { bundledJudge } from '../../read/boosted-trees.js'
import { words } from '../../text/segment.js'
import { bestWithin, type HitsRead, type ReadSpan } from '../read-hits.js'
import { type HeadlineSigns, headlineSignNames, headlineSignsOf } from './headline-signs.js'

/** A span that a reader takes as the answer, in the sentence that states it best. */
export interface Headline {
  evidence: Evidence
  span: ReadSpan
  signs: HeadlineSigns
}

/** Maximum number of sentences of evidence examined. */
const SENTENCES = 24
/** Only spans of the best ranks may be shown: this many. */
const PLACES = 2

/** Returns the spans that may be shown, each in the highest-ranked sentence that states it. */
export function headlinesOf(
  question: Question,
  evidence: readonly Evidence[],
  read: HitsRead,
  sureness: number,
): Headline[] {
  const found = new Map<number, Headline>()
  for (const [rank, each] of evidence.slice(0, SENTENCES).entries()) {
    const span = bestWithin(read, each.sentence)
    if (span === null || span.place >= PLACES || found.has(span.place)) continue
    if (isOfAnotherTime(question, each, span) || isOfTwoClauses(question, each, span)) continue
    if (isOfBoth(question.folded, each, span) || isBesideAnother(each, span)) continue
    const signs = headlineSignsOf(question, each, span, { evidence, read, rank, sureness })
    found.set(span.place, { evidence: each, span, signs })
  }
  return [...found.values()].sort((a, b) => a.span.place - b.span.place)
}

/** Whether an amount belongs to a year that the question does not ask for, or is the value before a change. */
function isOfAnotherTime(question: Question, { sentence }: Evidence, span: Span): boolean {
  const isAsked = ofAskedYear(question, sentence)
  const own = sentence.within(span)
  return (isAsked !== null && !isAsked(own)) || isBeforeChange(question.text, sentence, own)
}

/** Marks that separate clauses. Excludes the Latin comma, which may be part of a number. */
const partsClauses = /[，；。]/

/**
 * Whether a span that should be a value or a name crosses from one clause into the next: of 7,000 written questions
 * about one, 15 have an answer that crosses a mark.
 */
function isOfTwoClauses(question: Question, { sentence }: Evidence, { start, end }: Span): boolean {
  const isClausal = question.type === 'other' || isOpen(question)
  return !isClausal && partsClauses.test(sentence.article.text.slice(start, end))
}

/** Whether a span belongs to a word for two things of which the question asks about one: 进口 is not 进出口, 中学 not 中小学. */
function isOfBoth(asked: string, { sentence }: Evidence, span: Span): boolean {
  const { folded: said } = sentence
  const own = sentence.within(span)
  const { start } = clauseAround(said, own)
  const label = words(said.slice(start, own.start)).map(({ text }) => text)
  return label.some((word) => {
    const parts = partsOfBoth(word)
    return (
      parts.some((part) => asked.includes(part) && !label.includes(part)) && !asked.includes(word)
    )
  })
}

/**
 * Whether a span is an amount in brackets right before another amount: of 超警戒水位（98米）1.6米 the first only says how high
 * that level is, and it takes the question to tell which of them is asked for.
 */
function isBesideAnother({ sentence }: Evidence, span: Span): boolean {
  const { folded: said, quantities } = sentence
  const { start, end } = sentence.within(span)
  const isInBrackets = said.charAt(start - 1) === '(' && said.charAt(end) === ')'
  return isInBrackets && quantities.some((amount) => amount.start === end + 1)
}

/** Splits 进出口 into 进口 and 出口; returns an empty list for any word that is not such a pair. */
function partsOfBoth(word: string): string[] {
  if (!/^\p{Script=Han}{3}$/u.test(word)) return []
  const [first = '', second = '', shared = ''] = word
  const parts = [first + shared, second + shared]
  const isWord = (part: string) =>
    words(part).every(({ text, tag }) => text === part && tag !== 'x')
  return parts.every(isWord) ? parts : []
}

/** Judges whether a span is the answer; trained by `npm run fit:reading`. */
const judge = bundledJudge<keyof HeadlineSigns>('headline', headlineSignNames)

/** Returns the span most likely to be the answer. */
export function surest<T extends { signs: HeadlineSigns }>(
  spans: readonly T[],
  by: Pick<typeof judge, 'probability'> = judge,
): (T & { probability: number }) | undefined {
  return spans
    .map((span) => ({ ...span, probability: by.probability(span.signs) }))
    .sort((a, b) => b.probability - a.probability)[0]
}

/**
 * Returns the evidence whose span may be shown above the sentences, with that span; null if none is probable enough.
 */
export function shownOf(headlines: readonly Headline[]): Evidence | null {
  const best = surest(headlines)
  if (!best || best.probability < judge.bound('least')) return null
  const whole = ofWholeWords(best.evidence, best.span)
  return { ...best.evidence, short: { ...whole, probability: best.probability } }
}

/** Words that say that an amount was reached are not part of it: 达到52亿元 is shown as 52亿元, 近30亿元 stays. */
const reached = /^(?:达到了?|[可高多]?达|突破了?|超过了?)\s?(?=\d)/

/**
 * Adjusts a span so that it cuts no word: a word mostly inside it is included, any other is left out. Also extends it
 * to the end of a date or an amount.
 */
export function ofWholeWords({ sentence }: Evidence, span: Span): Span {
  let { start, end } = span
  for (const word of sentence.words) {
    const { start: from, end: to } = sentence.inArticle(word)
    if (from < start && to > start) start = 2 * (to - start) > to - from ? from : to
    if (from < end && to > end) end = 2 * (end - from) > to - from ? to : from
  }
  if (start >= end) return { start: span.start, end: span.end }
  for (const value of [...sentence.dates, ...sentence.quantities]) {
    const { start: from, end: to } = sentence.inArticle(value)
    if (from < end && to > end) end = to
  }
  const verb = reached.exec(sentence.article.text.slice(start, end))?.[0] ?? ''
  return { start: start + verb.length, end }
}
