import type { ModelFailureReason, Phrasing } from '../domain/index.js'
import { causeIn } from '../wording/model-failures.js'
import { type AnswerFigures, answerFigures, type Judged } from './answers.js'

/** How the answers fared that a chat model was to read for. */
export interface GenerationFigures {
  /** Shown in the model's words. */
  generated: number
  /** Questions to which the model found no answer in the passages. */
  declined: number
  /** Shown as quotes, since the model could not be used. */
  fellBack: number
  /** Why they were, the most frequent reason first; `cause` says it to a person. */
  fallbacks: Fallback[]
  /** Sentences that the model wrote, and those of them that are not shown as it wrote them. */
  sentences: number
  unsupportedSentences: number
  /** The answers in the model's words alone; null where there is none. */
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
