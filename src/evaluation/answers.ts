import { type AnswerContent, type Confidence, spoken } from '../domain/index.js'
import { unsupportedNumbers } from '../evidence/verify.js'
import { foldCompact } from '../text/fold.js'

/** One question's expected and actual answer. */
export interface Judged {
  /** Accepted strings; null if silence is right. */
  expected: readonly string[] | null
  answer: AnswerContent
  /** Whether every quote occurs verbatim in its article, outside damage. */
  exact: boolean
  /** Values that the answer should show beside each other; empty if sources agree. */
  conflict: readonly string[]
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
  /** Answers that state a number found in none of their quotes. */
  answersWithUnsupportedNumbers: number
  /** Questions whose sources differ, and how many of their answers show every value. */
  conflicting: number
  conflictsShown: number
  /** Answers that show a conflict although none was expected. */
  conflictsElsewhere: number
  /** Answers by `confidence`, to show what it is worth, and how many of them are right. */
  byConfidence: Record<Confidence, { answered: number; right: number }>
}

const bands = ['high', 'medium', 'low'] as const satisfies readonly Confidence[]

export function answerFigures(judged: readonly Judged[]): AnswerFigures {
  const answerable = judged.filter(({ expected }) => expected !== null)
  const unanswerable = judged.filter(({ expected }) => expected === null)
  const answered = judged.filter(({ answer }) => answer.status === 'answered')
  const lengths = answered.reduce((sum, { answer }) => sum + spoken(answer).length, 0)
  return {
    answerable: answerable.length,
    inShort: answerable.filter(({ expected, answer }) => holds(answer.short, expected)).length,
    inAnswer: answerable.filter(({ expected, answer }) => holds(said(answer), expected)).length,
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
    answersWithUnsupportedNumbers: judged.filter(
      ({ answer }) => unsupportedNumbers(answer).length > 0,
    ).length,
    conflicting: judged.filter(({ conflict }) => conflict.length > 0).length,
    conflictsShown: judged.filter((each) => each.conflict.length > 0 && showsConflict(each)).length,
    conflictsElsewhere: judged.filter(
      ({ conflict, answer }) => conflict.length === 0 && answer.conflicts.length > 0,
    ).length,
    byConfidence: Object.fromEntries(
      bands.map((band) => {
        const of = judged.filter(
          ({ answer }) => answer.status === 'answered' && answer.confidence === band,
        )
        return [band, { answered: of.length, right: of.filter(isRight).length }]
      }),
    ) as AnswerFigures['byConfidence'],
  }
}

/** Decides whether one of the answer's conflicts shows all expected values. */
function showsConflict({ conflict, answer }: Judged): boolean {
  return answer.conflicts.some(({ values }) =>
    conflict.every((expected) => values.some(({ value }) => holds(value, [expected]))),
  )
}

/** Decides whether the answer is right: it contains an accepted string, or it is silent if silence is right. */
export function isRight({ expected, answer }: Pick<Judged, 'expected' | 'answer'>): boolean {
  if (expected === null) return answer.status === 'no_evidence'
  return holds(answer.short, expected) || holds(said(answer), expected)
}

function said(answer: AnswerContent): string | null {
  return answer.status === 'answered' ? spoken(answer) : null
}

/** Decides whether the text contains one of the accepted strings, ignoring script, width and spaces. */
export function holds(text: string | null, accepted: readonly string[] | null): boolean {
  const said = foldCompact(text ?? '')
  return (accepted ?? []).some((one) => said.includes(foldCompact(one)))
}
