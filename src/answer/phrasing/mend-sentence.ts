import type { SentenceGrounds } from '../../evidence/wording/grounds.js'
import { type SentenceFault, sentenceFault } from '../../evidence/wording/verify-sentence.js'
import { anyOf } from '../../text/any-of.js'
import { unended, writtenClauseMarks } from '../../text/clauses.js'
import { oneToTen } from '../../text/lexicon/measures/numerals.js'
import { yesOrNo } from '../../text/lexicon/questions/reports.js'
import { reporting } from '../../text/lexicon/statements/reporting.js'

/** A yes or no at the start of a sentence: no quote says it, and the rest of the sentence implies it. */
const saysSo = new RegExp(`^${anyOf(yesOrNo)}[，,。]\\s*(?=.)`)
/** An attribution at the start of a sentence: 另一篇报道称，. */
const frame = new RegExp(
  `^[^${writtenClauseMarks}：:。]{1,30}(?:${reporting}|写的是|主张)[，,：:]\\s*(?=.)`,
)
const clauseMark = new RegExp(`(?<=[${writtenClauseMarks}])(?!\\d)`)
/** Minimum share of a sentence's length that must remain. */
const leastLeft = 0.5
const mostDropped = 2

/** The part of a sentence that its quotes support. */
export interface Mended {
  text: string
  /** The fault of the sentence if none of it can be shown. */
  fault: SentenceFault | null
  /** The fault of a clause that was left out; null if none was. */
  dropped: SentenceFault | null
}

/**
 * Reduces a sentence to what its quotes support: may remove a yes or no and an attribution at the start, and clauses
 * after the first that the quotes do not support.
 * @param known the fault of the unchanged sentence
 */
export function mendSentence(
  text: string,
  grounds: SentenceGrounds,
  known: SentenceFault | null = sentenceFault(text, grounds),
): Mended {
  const said = text.replace(saysSo, '')
  const fault = said === text ? known : sentenceFault(said, grounds)
  if (fault === null || fault.kind === 'form') return { text: said, fault, dropped: null }
  const unframed = said.replace(frame, '')
  if (unframed !== said && sentenceFault(unframed, grounds) === null) {
    return { text: unframed, fault: null, dropped: null }
  }
  const left = withoutFaults(said, grounds)
  return left === null
    ? { text: said, fault, dropped: null }
    : { text: left, fault: null, dropped: fault }
}

/** A short opening clause that only states whether something is so, and names nobody. */
const verdict = new RegExp(`^[^${writtenClauseMarks}\\d${oneToTen}]{1,6}[，,](?!\\d)`)

/**
 * Removes the faulty clauses from a sentence if the first clause is not faulty, or removes an opening verdict (没有改判，)
 * if the rest is right. Returns null if too little would remain.
 */
function withoutFaults(said: string, grounds: SentenceGrounds): string | null {
  const unanswered = said.replace(verdict, '')
  if (unanswered !== said && sentenceFault(unanswered, grounds) === null) return unanswered
  let clauses = said.split(clauseMark)
  for (let dropped = 0; dropped < mostDropped; dropped++) {
    const shorter = clauses
      .map((_, i) => clauses.filter((_, j) => j !== i))
      .slice(1)
      .map((left) => ({ left, text: closed(left.join('')) }))
    const right = shorter.find(({ text }) => sentenceFault(text, grounds) === null)
    if (right) return right.text.length >= leastLeft * said.length ? right.text : null
    // Two clauses may be faulty: also drop the last one.
    clauses = clauses.slice(0, -1)
    if (clauses.length < 2) return null
  }
  return null
}

function closed(text: string): string {
  return `${unended(text)}。`
}
