import type { Conflict } from '../domain/index.js'
import type { Question } from '../retrieve/question.js'
import { fold, foldCompact } from '../text/fold.js'
import { type Quantity, quantities } from '../text/quantities.js'
import type { Evidence } from './evidence.js'

/** Evidence from other articles, by how it stands to the answer. */
export interface Corroboration {
  /** Says the same. */
  agreeing: Evidence[]
  /** Says another value of the same thing, or the same value as a plan or forecast. */
  differing: Evidence[]
}

/** A weaker sentence than this part of the best is about something else, even where it says the same. */
const comparable = 0.5
const mostOthers = 4

/** Sorts what other articles say on the question into what agrees with the best evidence and what does not. */
export function corroborate(question: Question, evidence: readonly Evidence[]): Corroboration {
  const [best, ...rest] = evidence
  const found: Corroboration = { agreeing: [], differing: [] }
  if (!best) return found
  const seen = new Set([best.article.id])
  for (const other of rest) {
    if (other.score < comparable * best.score || seen.has(other.article.id)) continue
    const stance = compare(question, best, other)
    if (stance === null || found[stance].length >= mostOthers) continue
    seen.add(other.article.id)
    found[stance].push(other)
  }
  return found
}

function compare(question: Question, best: Evidence, other: Evidence): keyof Corroboration | null {
  const value = shortText(best)
  if (value === null) return null
  const says = holdsValue(foldCompact(other.folded), foldCompact(value))
  const ours = quantityAt(best)
  if (ours === null) return says ? 'agreeing' : null
  const theirs = quantityAt(other)
  if (theirs && sameAmount(ours, theirs)) {
    return isPlanned(best) === isPlanned(other) ? 'agreeing' : 'differing'
  }
  if (says) return 'agreeing'
  const sameThing =
    theirs !== null &&
    theirs.kind === ours.kind &&
    theirs.unit === ours.unit &&
    question.type === 'amount' &&
    other.score >= 0.75 * best.score &&
    other.coverage >= 0.9 * best.coverage &&
    (other.short?.fit ?? 0) >= 0.9 * (best.short?.fit ?? 0)
  return sameThing ? 'differing' : null
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
 * last year's output wants the result, unless the question itself asks for a plan.
 */
export function reachedFirst(question: Question, evidence: readonly Evidence[]): Evidence[] {
  const [best] = evidence
  if (!best || planned.test(question.folded) || !isPlanned(best)) return [...evidence]
  const reached = corroborate(question, evidence).differing.find(
    (other) => !isPlanned(other) && other.score >= asGood * best.score,
  )
  return reached ? [reached, ...evidence.filter((each) => each !== reached)] : [...evidence]
}

const asGood = 0.9

function shortText({ article, short }: Evidence): string | null {
  return short ? article.text.slice(short.start, short.end) : null
}

function quantityAt(evidence: Evidence): Quantity | null {
  const { article, sentence, short } = evidence
  if (!short) return null
  const text = article.text.slice(sentence.start, sentence.end)
  const at = short.end - sentence.start
  return quantities(text).find(({ start, end }) => start < at && end >= at) ?? null
}

function sameAmount(a: Quantity, b: Quantity): boolean {
  return a.kind === b.kind && a.unit === b.unit && a.value === b.value && a.high === b.high
}

const planned = /预计|预期|预测|有望|计划|力争|拟|目标|争取|将|可望/
const plan = new RegExp(`(?:${planned.source}|或)[^,;。!?]{0,8}$`)

/** Whether what stands before the short answer makes it a plan or a forecast. */
function isPlanned(evidence: Evidence): boolean {
  return plan.test(before(evidence))
}

/** The sentence up to its short answer, folded. */
function before({ article, sentence, short }: Evidence): string {
  return short ? fold(article.text.slice(sentence.start, short.start)) : ''
}

/** The short answer with what qualifies it: 预计突破700亿元, 近30亿元. */
function qualified(evidence: Evidence): string {
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

/** The conflict to show: each value with the number of its citation, in the order cited. */
export function conflictOf(
  about: string,
  sides: readonly { evidence: Evidence; n: number }[],
): Conflict | null {
  if (sides.length < 2) return null
  return { about, values: sides.map(({ evidence, n }) => ({ value: qualified(evidence), n })) }
}
