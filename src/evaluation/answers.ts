import type { Answer } from '../domain/index.js'
import { foldCompact } from '../text/fold.js'

/** One question with what was expected and what came. */
export interface Judged {
  /** Accepted strings, null where silence is right. */
  expected: readonly string[] | null
  answer: Answer
  /** Whether every quote stands in its article to the letter, outside damage. */
  exact: boolean
}

/** Counts over a question set; lengths in characters. */
export interface AnswerFigures {
  answerable: number
  inShort: number
  inAnswer: number
  /** In `short` or in `answer`. */
  right: number
  wronglySilent: number
  meanAnswerLength: number
  unanswerable: number
  silent: number
  quotes: number
  answersWithInexactQuotes: number
}

export function answerFigures(judged: readonly Judged[]): AnswerFigures {
  const answerable = judged.filter(({ expected }) => expected !== null)
  const unanswerable = judged.filter(({ expected }) => expected === null)
  const answered = judged.filter(({ answer }) => answer.status === 'answered')
  const lengths = answered.reduce((sum, { answer }) => sum + answer.answer.length, 0)
  return {
    answerable: answerable.length,
    inShort: answerable.filter(({ expected, answer }) => holds(answer.short, expected)).length,
    inAnswer: answerable.filter(({ expected, answer }) => holds(spoken(answer), expected)).length,
    right: answerable.filter(isRight).length,
    wronglySilent: answerable.filter(({ answer }) => answer.status === 'no_evidence').length,
    meanAnswerLength: answered.length === 0 ? 0 : lengths / answered.length,
    unanswerable: unanswerable.length,
    silent: unanswerable.filter(({ answer }) => answer.status === 'no_evidence').length,
    quotes: judged.reduce(
      (sum, { answer }) => sum + answer.citations.length + answer.related.length,
      0,
    ),
    answersWithInexactQuotes: judged.filter(({ exact }) => !exact).length,
  }
}

/** Whether the answer was right: an accepted string said, or silence where that is right. */
export function isRight({ expected, answer }: Pick<Judged, 'expected' | 'answer'>): boolean {
  if (expected === null) return answer.status === 'no_evidence'
  return holds(answer.short, expected) || holds(spoken(answer), expected)
}

function spoken(answer: Answer): string | null {
  return answer.status === 'answered' ? answer.answer : null
}

/** Whether one of the accepted strings stands in the text, whatever its script, width and spaces. */
export function holds(text: string | null, accepted: readonly string[] | null): boolean {
  const said = foldCompact(text ?? '')
  return (accepted ?? []).some((one) => said.includes(foldCompact(one)))
}
