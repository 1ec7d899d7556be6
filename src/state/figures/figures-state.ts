import type { Confidence } from '../../domain/index.js'

/** What was asked within a stretch of time, and the votes cast in it; what was deleted does not count. */
export interface StretchFigures {
  answered: number
  /** Questions without an answer in the corpus. */
  unanswered: number
  /** Questions that were asked back about. */
  askedBack: number
  checks: number
  up: number
  down: number
  /** Answers and checks that a chat model phrased, and those for which it could not be used. */
  generated: number
  modelFailed: number
  /** Of the latter those that came after the day's tokens were spent. */
  overBudget: number
}

/** How long answers and checks took within a stretch of time. */
export interface DurationFigures {
  /** Of how many it is known. */
  timed: number
  /** Milliseconds that half of these took at most, and 95 of 100; null where there is none. */
  median: number | null
  p95: number | null
}

/** What people made of answers of one confidence; `none` of those that found nothing. */
export interface ConfidenceFigures {
  confidence: Confidence | 'none'
  given: number
  up: number
  down: number
}

/** How a new version of the index did on the canary questions before it was put in service, or was not. */
export interface VersionTrial {
  /** ISO time. */
  at: string
  version: string
  published: boolean
  asked: number
  right: number
  /** Of the version that was in service; null if there was none. */
  rightBefore: number | null
}

/** The part of the state that says how the program does. */
export interface FiguresState {
  /**
   * Returns the figures of each stretch of time between two neighbours of `bounds`, ISO times in ascending order: one
   * fewer than these.
   */
  figuresBetween(bounds: readonly string[]): Promise<StretchFigures[]>
  /** Returns how long answers and checks took, for the same stretches. */
  durationsBetween(bounds: readonly string[]): Promise<DurationFigures[]>
  /** Returns what people made of the answers given from an ISO time on, by how sure these were; the surest first. */
  votesByConfidence(since: string): Promise<ConfidenceFigures[]>
  /** Returns the tokens of chat models spent from a day (ISO date) on, by day; days without any are left out. */
  spentSince(day: string): Promise<{ day: string; tokens: number }[]>
  noteTrial(trial: VersionTrial): Promise<void>
  /** Returns the trials of versions, newest first. */
  trials(most: number): Promise<VersionTrial[]>
}
