import type { Evidence } from '../evidence/evidence.js'
import { asksNewest, asksValue, givesValue } from '../question/asked-value.js'
import type { Question } from '../question/question.js'

/** Share of the best score. A report about another time comes close in everything else. */
const COMPARABLE = 0.7

/**
 * If the question asks for the newest state, sorts the evidence close to the best by publication date, newest first;
 * evidence of equal age keeps its order. A report without a date counts as older than any other.
 */
export function newestFirst(question: Question, evidence: readonly Evidence[]): Evidence[] {
  const [best] = evidence
  if (!best || !asksNewest(question)) return [...evidence]
  const isClose = (each: Evidence) => isComparable(question, each, best)
  const close = evidence.filter(isClose)
  const rest = evidence.filter((each) => !isClose(each))
  return [...close.toSorted((a, b) => dayOf(b).localeCompare(dayOf(a))), ...rest]
}

/**
 * Returns the evidence that may hold the newest value: if the question asks for the newest value, drops reports older
 * than the best evidence.
 */
export function ofNewest(question: Question, evidence: readonly Evidence[]): readonly Evidence[] {
  const [best] = evidence
  if (!best || !asksNewest(question) || !asksValue(question)) return evidence
  return evidence.filter((each) => dayOf(each) >= dayOf(best))
}

function isComparable(question: Question, each: Evidence, best: Evidence): boolean {
  return (
    each.score >= COMPARABLE * best.score &&
    each.coverageInPassage >= COMPARABLE * best.coverageInPassage &&
    givesValue(question, each.sentence)
  )
}

function dayOf({ sentence }: Evidence): string {
  return sentence.article.published?.slice(0, 10) ?? ''
}
