import type { Conflict } from '../../domain/index.js'
import type { Witness } from '../../evidence/comparison/copies.js'
import { type Account, isSameOccasion } from '../../evidence/comparison/occasion.js'
import { readStatement } from '../../evidence/comparison/statement.js'
import type { Evidence } from '../../evidence/evidence.js'
import { givesValue } from '../../question/asked-value.js'
import type { Question } from '../../question/question.js'
import { clauseMarks } from '../../text/clauses.js'
import { fold, foldCompact } from '../../text/fold.js'
import { plans } from '../../text/lexicon/plans.js'
import { type Quantity, quantities } from '../../text/quantities.js'
import { agree, sameDimension } from '../../text/quantity-relations.js'
import { exchangedAnswer, otherValueIn } from './exchanged-answer.js'

/** What other articles say, by how it stands to the answer. */
export interface Corroboration {
  /** Says the same. */
  agreeing: Witness[]
  /** Says another value of the same thing, or the same value as a plan or forecast. */
  differing: Witness[]
}

/** A weaker sentence than this part of the best is about something else, even where it says the same. */
const comparable = 0.5
const mostOthers = 4

/**
 * Sorts what other articles say on the question into what agrees with the best evidence and what does not.
 * @param copies the sentence of the best evidence as its copies have it: copying can go wrong
 */
export function corroborate(
  question: Question,
  evidence: readonly Evidence[],
  copies: Iterable<Omit<Witness, 'short'>> = [],
): Corroboration {
  const [best, ...rest] = evidence
  const found: Corroboration = { agreeing: [], differing: [] }
  if (!best) return found
  const seen = new Set([best.article.id])
  for (const copy of copies) {
    const other = otherValueIn(best, copy)
    if (!other || found.differing.length >= mostOthers || seen.has(copy.article.id)) continue
    if (found.differing.some((each) => textOf(each) === textOf(other))) continue
    seen.add(copy.article.id)
    found.differing.push(other)
  }
  for (const other of rest) {
    if (other.score < comparable * best.score || seen.has(other.article.id)) continue
    const exchanged = exchangedAnswer(best, other)
    if (exchanged && exchanged !== 'elsewhere' && isOfTheSame(question, best, other)) {
      if (found.differing.length >= mostOthers) continue
      seen.add(other.article.id)
      found.differing.push(exchanged)
      continue
    }
    const stance = compare(question, best, other)
    if (stance === null || found[stance].length >= mostOthers) continue
    seen.add(other.article.id)
    found[stance].push(other)
  }
  return found
}

function compare(question: Question, best: Evidence, other: Evidence): keyof Corroboration | null {
  const value = textOf(best)
  if (value === null) return null
  const says = holdsValue(foldCompact(other.folded), foldCompact(value))
  const ours = quantityAt(best)
  if (ours === null) return says ? 'agreeing' : null
  const theirs = quantityAt(other)
  if (theirs && agree(ours, theirs)) {
    return isPlanned(best) === isPlanned(other) ? 'agreeing' : 'differing'
  }
  if (says) return 'agreeing'
  const sameThing =
    theirs !== null &&
    sameDimension(ours, theirs) &&
    question.type === 'amount' &&
    namesAll(other, question) &&
    other.score >= 0.75 * best.score &&
    other.coverage >= 0.9 * best.coverage &&
    // A plan and its result are told in other words.
    (isPlanned(best) !== isPlanned(other) || isSameOccasion(accountOf(best), accountOf(other)))
  return sameThing ? 'differing' : null
}

/** Whether another report tells of what is asked about, and of the same occasion. */
function isOfTheSame(question: Question, best: Evidence, other: Evidence): boolean {
  return namesAll(other, question) && isSameOccasion(accountOf(best), accountOf(other))
}

/** Another report gives another value of a thing only where it names that thing. */
function namesAll({ article, hit }: Evidence, { text }: Question): boolean {
  const setting = fold(`${article.title ?? ''}\n${hit.passage.text}`)
  return readStatement(text).names.every((name) => setting.includes(name))
}

function accountOf({ article, hit: { passage }, sentence, short }: Evidence): Account {
  const { start, end } = short ?? sentence
  return {
    sentence: article.text.slice(sentence.start, sentence.end),
    around: `${article.text.slice(passage.start, start)}\n${article.text.slice(end, passage.end)}`,
  }
}

/** Whether a text holds a value that begins there: 12万吨 is not in 112万吨. */
function holdsValue(compact: string, value: string): boolean {
  for (let at = compact.indexOf(value); at >= 0; at = compact.indexOf(value, at + 1)) {
    if (!/^\d/.test(value) || !/\d[.,]?$/.test(compact.slice(0, at))) return true
  }
  return false
}

/**
 * The evidence with what was reached before what was planned, where both are as good: who asks for
 * last year's output wants the result, unless the question itself asks for a plan. And what gives a value of the
 * asked kind comes before what gives none.
 */
export function reachedFirst(question: Question, evidence: readonly Evidence[]): Evidence[] {
  const [best] = evidence
  if (!best) return []
  if (!givesValue(question, best.folded)) {
    const fitting = evidence.find(
      (each) => givesValue(question, each.folded) && each.score >= asGood * best.score,
    )
    return fitting ? first(fitting, evidence) : [...evidence]
  }
  if (planned.test(question.folded) || !isPlanned(best)) return [...evidence]
  const reached = evidence.find(
    (other) =>
      other.article.id !== best.article.id &&
      !isPlanned(other) &&
      other.score >= asGood * best.score &&
      compare(question, best, other) === 'differing',
  )
  return reached ? first(reached, evidence) : [...evidence]
}

/** The evidence with one sentence of it before all others. */
export function first(chosen: Evidence, evidence: readonly Evidence[]): Evidence[] {
  const isChosen = ({ article, sentence }: Evidence) =>
    article.id === chosen.article.id && sentence.start === chosen.sentence.start
  return [chosen, ...evidence.filter((each) => !isChosen(each))]
}

const asGood = 0.8

function textOf({ article, short }: Witness): string | null {
  return short ? article.text.slice(short.start, short.end) : null
}

function quantityAt(evidence: Witness): Quantity | null {
  const { article, sentence, short } = evidence
  if (!short) return null
  const text = article.text.slice(sentence.start, sentence.end)
  const at = short.end - sentence.start
  return quantities(text).find(({ start, end }) => start < at && end >= at) ?? null
}

/**
 * Not the plans of evidence/comparison/statement.ts, which reads whole statements: it looks at what follows a word (将军,
 * 计划生育), and here the text ends where the value begins, so that 将 right before a number would be missed. Nor
 * do 规划, 打算 and 准备 make a forecast of a value: it would be shown with them as what qualifies it.
 */
const planned = new RegExp(`${plans}|计划|目标|将`)
const plan = new RegExp(`(?:${planned.source}|或)[^${clauseMarks}]{0,8}$`)

/** Whether what stands before the short answer makes it a plan or a forecast. */
function isPlanned(evidence: Witness): boolean {
  return plan.test(before(evidence))
}

/** The sentence up to its short answer, folded. */
function before({ article, sentence, short }: Witness): string {
  return short ? fold(article.text.slice(sentence.start, short.start)) : ''
}

/** The short answer with what qualifies it: 预计突破700亿元, 近30亿元. */
function qualified(evidence: Witness): string {
  const { article, sentence, short } = evidence
  if (!short) return ''
  const quantity = quantityAt(evidence)
  const planned = plan.exec(before(evidence))
  const start = planned
    ? sentence.start + planned.index
    : quantity
      ? Math.min(short.start, sentence.start + quantity.start)
      : short.start
  return article.text.slice(start, short.end)
}

/** The conflict to show: each value with the number of its citation, the newest first. */
export function conflictOf(
  about: string,
  sides: readonly { evidence: Witness; n: number }[],
): Conflict | null {
  if (sides.length < 2) return null
  const newestFirst = sides.toSorted((a, b) =>
    (b.evidence.article.published ?? '').localeCompare(a.evidence.article.published ?? ''),
  )
  return {
    about,
    values: newestFirst.map(({ evidence, n }) => ({ value: qualified(evidence), n })),
  }
}
