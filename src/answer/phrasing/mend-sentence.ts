import type { SentenceGrounds } from '../../evidence/wording/grounds.js'
import { type SentenceFault, sentenceFault } from '../../evidence/wording/verify-sentence.js'
import { anyOf } from '../../text/any-of.js'
import { unended, writtenClauseMarks } from '../../text/clauses.js'
import { oneToTen } from '../../text/lexicon/measures.js'
import { reporting } from '../../text/lexicon/reporting.js'
import { yesOrNo } from '../../text/lexicon/reports.js'

/** A yes or no in front of a sentence: no quote says it, and the rest tells. */
const saysSo = new RegExp(`^${anyOf(yesOrNo)}[，,。]\\s*(?=.)`)
/** Who says it, in front of a sentence: 另一篇报道称，. */
const frame = new RegExp(
  `^[^${writtenClauseMarks}：:。]{1,30}(?:${reporting}|写的是|主张)[，,：:]\\s*(?=.)`,
)
const clauseMark = new RegExp(`(?<=[${writtenClauseMarks}])(?!\\d)`)
/** So much of a sentence is left at least, as a share of its length. */
const leastLeft = 0.5
const mostDropped = 2

/** What of a sentence its quotes say. */
export interface Mended {
  text: string
  /** What is wrong with the sentence where nothing of it can be shown. */
  fault: SentenceFault | null
  /** What was wrong with a clause that was left out; null where none was. */
  dropped: SentenceFault | null
}

/**
 * A sentence as far as its quotes say it: a yes or no and a source in front of it may go, and a clause behind the first that is the
 * model's own.
 * @param known what is wrong with it as it is
 */
export function mendSentence(
  text: string,
  told: SentenceGrounds,
  known: SentenceFault | null = sentenceFault(text, told),
): Mended {
  const said = text.replace(saysSo, '')
  const fault = said === text ? known : sentenceFault(said, told)
  if (fault === null || fault.kind === 'form') return { text: said, fault, dropped: null }
  const unframed = said.replace(frame, '')
  if (unframed !== said && sentenceFault(unframed, told) === null) {
    return { text: unframed, fault: null, dropped: null }
  }
  const left = withoutFaults(said, told)
  return left === null
    ? { text: said, fault, dropped: null }
    : { text: left, fault: null, dropped: fault }
}

/** A clause of so many characters says whether something is so, and names nobody. */
const verdict = new RegExp(`^[^${writtenClauseMarks}\\d${oneToTen}]{1,6}[，,](?!\\d)`)

/**
 * The sentence without the clauses that are at fault, where the first is none of them, or does without the rest (没有改判，); null where
 * that leaves too little.
 */
function withoutFaults(said: string, told: SentenceGrounds): string | null {
  const unanswered = said.replace(verdict, '')
  if (unanswered !== said && sentenceFault(unanswered, told) === null) return unanswered
  let clauses = said.split(clauseMark)
  for (let dropped = 0; dropped < mostDropped; dropped++) {
    const shorter = clauses
      .map((_, i) => clauses.filter((_, j) => j !== i))
      .slice(1)
      .map((left) => ({ left, text: closed(left.join('')) }))
    const right = shorter.find(({ text }) => sentenceFault(text, told) === null)
    if (right) return right.text.length >= leastLeft * said.length ? right.text : null
    // Two clauses are at fault, one behind the other at the end.
    clauses = clauses.slice(0, -1)
    if (clauses.length < 2) return null
  }
  return null
}

function closed(text: string): string {
  return `${unended(text)}。`
}
