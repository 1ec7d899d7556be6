import { isForeign } from '../domain/index.js'
import type { Evidence } from '../evidence/evidence.js'
import { settingOf } from '../evidence/read-sentence.js'
import { asksValue, givesValue } from '../question/asked-value.js'
import type { Question } from '../question/question.js'
import { termsOfFolded } from '../text/tokens.js'

/** Evidence with at least this share of the best score may come first for the value it holds. */
const COMPARABLE = 0.6

/**
 * Puts evidence with a value of the requested kind first if the question is in another language, because no reader can
 * tell which sentence answers such a question.
 */
export function valuesFirst(question: Question, evidence: readonly Evidence[]): Evidence[] {
  if (!isForeign(question.text) || !asksValue(question)) return [...evidence]
  const [best] = evidence
  const isComparable = (each: Evidence) => each.score >= COMPARABLE * (best?.score ?? 0)
  const gives = (each: Evidence) => isComparable(each) && givesValue(question, each.sentence)
  return [...evidence.filter(gives), ...evidence.filter((each) => !gives(each))]
}

/**
 * Decides whether the evidence matches too little of a question in another language, in which only names and numbers
 * can be matched. At least half of them and at least two must be found, or a person whom the question names. What the
 * reader makes of the rest says nothing.
 */
export function isUnmatched({ text, content, alike }: Question, { hit }: Evidence): boolean {
  if (!isForeign(text)) return false
  const setting = settingOf(hit).folded
  const terms = new Set(termsOfFolded(setting))
  // Match whole words and numbers only: bian is not in debian, nor 2 in 2025.
  const isHeld = (name: string) =>
    /\p{Script=Han}/u.test(name)
      ? setting.includes(name)
      : termsOfFolded(name).every((term) => terms.has(term))
  const held = content.filter((each) => (alike?.get(each) ?? [each]).some(isHeld))
  if (held.some((each) => /^\p{Script=Han}{3}/u.test(each))) return false
  return held.length < Math.max(2, MATCHED * content.length)
}
/** Chosen on ten questions in English. */
const MATCHED = 0.5
