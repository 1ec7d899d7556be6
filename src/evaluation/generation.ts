import type { ModelFailureReason, Phrasing } from '../domain/index.js'
import { causeIn } from '../wording/model-failures.js'
import { type AnswerFigures, answerFigures, type Judged } from './answers.js'

/** Figures for the answers that a chat model was asked to write. */
export interface GenerationFigures {
  /** Answers shown in the model's words. */
  generated: number
  /** Questions to which the model found no answer in the passages. */
  declined: number
  /** Answers shown as quotes because the model could not be used. */
  fellBack: number
  /** The reasons for the fallbacks, most frequent first; `cause` is the reason worded for a person. */
  fallbacks: Fallback[]
  /** Sentences that the model wrote, and how many of them are not shown as written. */
  sentences: number
  unsupportedSentences: number
  /** Figures for only the answers in the model's words; null if there are none. */
  answers: AnswerFigures | null
}

interface Fallback {
  reason: ModelFailureReason
  cause: string
  answers: number
}

export function generationFigures(
  readings: readonly Phrasing[],
  judged: readonly Judged[],
): GenerationFigures {
  const reasons = readings.flatMap(({ failure }) => failure ?? [])
  const generated = judged.filter(({ answer }) => answer.mode === 'generated')
  return {
    generated: generated.length,
    declined: readings.filter(({ failure, answered }) => failure === null && !answered).length,
    fellBack: reasons.length,
    fallbacks: fallbacksOf(reasons),
    sentences: sumOf(readings, 'sentences'),
    unsupportedSentences: sumOf(readings, 'unsupported'),
    answers: generated.length > 0 ? answerFigures(generated) : null,
  }
}

function fallbacksOf(reasons: readonly ModelFailureReason[]): Fallback[] {
  return [...new Set(reasons)]
    .map((reason) => ({
      reason,
      cause: causeIn('zh-CN', reason),
      answers: reasons.filter((each) => each === reason).length,
    }))
    .sort((a, b) => b.answers - a.answers)
}

function sumOf(readings: readonly Phrasing[], count: 'sentences' | 'unsupported'): number {
  return readings.reduce((sum, reading) => sum + reading[count], 0)
}
