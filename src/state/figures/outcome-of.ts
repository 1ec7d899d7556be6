import { isUnanswered } from '../../domain/index.js'
import type { NewAnswered } from '../state.js'
import type { ConfidenceFigures } from './figures-state.js'

/** What the figures count of an answer or check; nothing of what anybody wrote. */
export interface Outcome {
  outcome: 'answered' | 'unanswered' | 'asked_back' | 'check'
  /** Null for checks, and for questions that were asked back about. */
  confidence: ConfidenceFigures['confidence'] | null
  isGenerated: boolean
  /** Why a chat model could not be used; null where it could, or there is none. */
  failure: string | null
  /** Milliseconds; null where it is not known. */
  took: number | null
}

export function outcomeOf(given: NewAnswered): Outcome {
  // A clock may have been set back meanwhile.
  const took = given.tookMs === undefined ? null : Math.max(0, Math.round(given.tookMs))
  if (given.kind === 'check') {
    const failure = given.checks.find(({ modelFailure }) => modelFailure !== null)?.modelFailure
    const isGenerated = given.checks.some(({ mode }) => mode === 'generated')
    return { outcome: 'check', confidence: null, isGenerated, failure: failure ?? null, took }
  }
  const { answer } = given
  const found = { isGenerated: answer.mode === 'generated', failure: answer.modelFailure, took }
  if (answer.status === 'answered') {
    return { outcome: 'answered', confidence: answer.confidence, ...found }
  }
  return isUnanswered(answer)
    ? { outcome: 'unanswered', confidence: 'none', ...found }
    : { outcome: 'asked_back', confidence: null, ...found }
}
