import type { Conflict } from '../../domain/index.js'
import { isSameOccasion } from '../../evidence/comparison/occasion.js'
import { readStatement } from '../../evidence/comparison/statement.js'
import type { Evidence, SpeakingSentence } from '../../evidence/evidence.js'
import { type ReadSentence, readQuestion, settingOf } from '../../evidence/read-sentence.js'
import { givesValue } from '../../question/asked-value.js'
import type { Question } from '../../question/question.js'
import { clauseMarks } from '../../text/clauses.js'
import { foldCompact } from '../../text/fold.js'
import { plans } from '../../text/lexicon/statements/plans.js'
import type { Quantity } from '../../text/quantities.js'
import { agree, sameDimension } from '../../text/quantity-relations.js'
import { exchangedAnswer, otherValueIn } from './exchanged-answer.js'

/** What other articles say, sorted by whether they agree with the answer. */
export interface Corroboration {
  /** Sentences that say the same. */
  agreeing: SpeakingSentence[]
  /** Sentences that give another value for the same thing, or the same value as a plan or forecast. */
  differing: SpeakingSentence[]
}

/** A sentence that scores below this share of the best is about something else, even if it says the same. */
const comparable = 0.5
const mostOthers = 4

/**
 * Sorts what other articles say about the question into sentences that agree with the best evidence and sentences that
 * do not.
 * @param copies the sentence of the best evidence as it occurs in copies of its article: copying can introduce errors
 */
export function corroborate(
  question: Question,
  evidence: readonly Evidence[],
  copies: Iterable<ReadSentence> = [],
): Corroboration {
  const [best, ...rest] = evidence
  const found: Corroboration = { agreeing: [], differing: [] }
  if (!best) return found
  const seen = new Set([best.sentence.article.id])
  for (const copy of copies) {
    const other = otherValueIn(best, copy)
    if (!other || found.differing.length >= mostOthers || seen.has(copy.article.id)) continue
    if (found.differing.some((each) => textOf(each) === textOf(other))) continue
    seen.add(copy.article.id)
    found.differing.push(other)
  }
  for (const other of rest) {
    if (other.score < comparable * best.score || seen.has(other.sentence.article.id)) continue
    const exchanged = exchangedAnswer(best, other.sentence)
    if (exchanged && exchanged !== 'elsewhere' && isOfTheSame(question, best, other)) {
      if (found.differing.length >= mostOthers) continue
      seen.add(other.sentence.article.id)
      found.differing.push(exchanged)
      continue
    }
    const stance = compare(question, best, other)
    if (stance === null || found[stance].length >= mostOthers) continue
    seen.add(other.sentence.article.id)
    found[stance].push(other)
  }
  return found
}

function compare(question: Question, best: Evidence, other: Evidence): keyof Corroboration | null {
  const value = textOf(best)
  if (value === null) return null
  const says = holdsValue(other.sentence.compact, foldCompact(value))
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
    // A plan and its result are reported in different words.
    (isPlanned(best) !== isPlanned(other) || isSameOccasion(best, other))
  return sameThing ? 'differing' : null
}

/** Whether another report is about what the question names, and about the same occasion. */
function isOfTheSame(question: Question, best: Evidence, other: Evidence): boolean {
  return namesAll(other, question) && isSameOccasion(best, other)
}

/**
 * Whether a report names everything that the question names. Only then can it give another value for the same thing.
 */
function namesAll({ hit }: Evidence, question: Question): boolean {
  const setting = settingOf(hit).folded
  return readStatement(readQuestion(question)).names.every((name) => setting.includes(name))
}

/** Whether a text contains a value that begins there: 12万吨 is not in 112万吨. */
function holdsValue(compact: string, value: string): boolean {
  for (let at = compact.indexOf(value); at >= 0; at = compact.indexOf(value, at + 1)) {
    if (!/^\d/.test(value) || !/\d[.,]?$/.test(compact.slice(0, at))) return true
  }
  return false
}

/**
 * Puts results before plans if both are about equally good: a question about last year's output asks for the result,
 * unless it asks for a plan itself. Also puts evidence with a value of the requested kind before evidence without one.
 */
export function reachedFirst(question: Question, evidence: readonly Evidence[]): Evidence[] {
  const [best] = evidence
  if (!best) return []
  if (!givesValue(question, best.sentence)) {
    const fitting = evidence.find(
      (each) => givesValue(question, each.sentence) && each.score >= asGood * best.score,
    )
    return fitting ? first(fitting, evidence) : [...evidence]
  }
  if (planned.test(question.folded) || !isPlanned(best)) return [...evidence]
  const reached = evidence.find(
    (other) =>
      other.sentence.article.id !== best.sentence.article.id &&
      !isPlanned(other) &&
      other.score >= asGood * best.score &&
      compare(question, best, other) === 'differing',
  )
  return reached ? first(reached, evidence) : [...evidence]
}

/** Moves one piece of evidence to the front. */
export function first(chosen: Evidence, evidence: readonly Evidence[]): Evidence[] {
  return [chosen, ...evidence.filter(({ sentence }) => sentence !== chosen.sentence)]
}

const asGood = 0.8

function textOf({ sentence, short }: SpeakingSentence): string | null {
  return short ? sentence.article.text.slice(short.start, short.end) : null
}

function quantityAt({ sentence, short }: SpeakingSentence): Quantity | null {
  if (!short) return null
  const at = short.end - sentence.start
  return sentence.quantities.find(({ start, end }) => start < at && end >= at) ?? null
}

/**
 * Differs from the plans of evidence/comparison/statement.ts, which reads whole statements and looks at what follows a
 * word (将军, 计划生育). Here the text ends where the value begins, so that check would miss 将 right before a number. Also,
 * 规划, 打算 and 准备 do not make a value a forecast: they would be shown with it as its qualifier.
 */
const planned = new RegExp(`${plans}|计划|目标|将`)
const plan = new RegExp(`(?:${planned.source}|或)[^${clauseMarks}]{0,8}$`)

/** Whether the text before the short answer makes it a plan or a forecast. */
function isPlanned(evidence: SpeakingSentence): boolean {
  return plan.test(before(evidence))
}

/** Returns the sentence up to its short answer, folded. */
function before({ sentence, short }: SpeakingSentence): string {
  return short ? sentence.folded.slice(0, short.start - sentence.start) : ''
}

/** Returns the short answer with its qualifier: 预计突破700亿元, 近30亿元. */
function qualified(evidence: SpeakingSentence): string {
  const { sentence, short } = evidence
  if (!short) return ''
  const quantity = quantityAt(evidence)
  const planned = plan.exec(before(evidence))
  const start = planned
    ? sentence.start + planned.index
    : quantity
      ? Math.min(short.start, sentence.start + quantity.start)
      : short.start
  return sentence.article.text.slice(start, short.end)
}

/**
 * Returns the conflict to show: each value with the number of its citation, newest first; null if there are fewer than
 * two sides.
 */
export function conflictOf(
  about: string,
  sides: readonly { evidence: SpeakingSentence; n: number }[],
): Conflict | null {
  if (sides.length < 2) return null
  const dayOf = ({ sentence }: SpeakingSentence) => sentence.article.published ?? ''
  const newestFirst = sides.toSorted((a, b) => dayOf(b.evidence).localeCompare(dayOf(a.evidence)))
  return {
    about,
    values: newestFirst.map(({ evidence, n }) => ({ value: qualified(evidence), n })),
  }
}
