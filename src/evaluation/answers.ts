import { type AnswerContent, type Confidence, spoken } from '../domain/index.js'
import { unsupportedNumbers } from '../evidence/verify.js'
import { foldCompact } from '../text/fold.js'

/** One question with what was expected and what came. */
export interface Judged {
  /** Accepted strings, null where silence is right. */
  expected: readonly string[] | null
  answer: AnswerContent
  /** Whether every quote stands in its article to the letter, outside damage. */
  exact: boolean
  /** Values that the answer should show beside each other; empty where sources agree. */
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
  /** Answers that say a number which stands in none of their quotes. */
  answersWithUnsupportedNumbers: number
  /** Questions whose sources differ, and those of them whose answer shows every value. */
  conflicting: number
  conflictsShown: number
  /** Answers that show values beside each other where none was expected. */
  conflictsElsewhere: number
  /** What `confidence` is worth: answers to answerable questions by it, and how many are right. */
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

/** Whether every one of the values stands beside another in the answer's conflicts. */
function showsConflict({ conflict, answer }: Judged): boolean {
  return answer.conflicts.some(({ values }) =>
    conflict.every((expected) => values.some(({ value }) => holds(value, [expected]))),
  )
}

/** Whether the answer was right: an accepted string said, or silence where that is right. */
export function isRight({ expected, answer }: Pick<Judged, 'expected' | 'answer'>): boolean {
  if (expected === null) return answer.status === 'no_evidence'
  return holds(answer.short, expected) || holds(said(answer), expected)
}

function said(answer: AnswerContent): string | null {
  return answer.status === 'answered' ? spoken(answer) : null
}

/** Whether one of the accepted strings stands in the text, whatever its script, width and spaces. */
export function holds(text: string | null, accepted: readonly string[] | null): boolean {
  const said = foldCompact(text ?? '')
  return (accepted ?? []).some((one) => said.includes(foldCompact(one)))
}
