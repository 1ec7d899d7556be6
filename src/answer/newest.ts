import type { Evidence } from '../evidence/evidence.js'
import { asksNewest, asksValue, givesValue } from '../question/asked-value.js'
import type { Question } from '../question/question.js'

/** Of the best score: what is told of another time comes close in all else. */
const COMPARABLE = 0.7

/**
 * Where the newest state is asked for: what comes close to the best evidence, the newest report first; of equal age as they stood.
 * A report without a date is older than any other.
 */
export function newestFirst(question: Question, evidence: readonly Evidence[]): Evidence[] {
  const [best] = evidence
  if (!best || !asksNewest(question)) return [...evidence]
  const isClose = (each: Evidence) => isComparable(question, each, best)
  const close = evidence.filter(isClose)
  const rest = evidence.filter((each) => !isClose(each))
  return [...close.toSorted((a, b) => dayOf(b).localeCompare(dayOf(a))), ...rest]
}

/** The evidence that may hold the newest value: none of an older report, where the newest is asked for and is told. */
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
