import type { Evidence } from '../../evidence/evidence.js'
import { bestWithin, type HitsRead } from '../read-hits.js'

/** What a reader reports about whether the best evidence answers the question. */
export interface ReadSigns {
  /** For the passage most likely to contain an answer: its probability, and the logarithm of the remaining doubt. */
  answers: number
  doubt: number
  /** The probability for the next passage, and for the passage of the best evidence. */
  answersNext: number
  answersHere: number
  /** The logarithm of the best span's score, and its lead over the next. */
  best: number
  leadOfBest: number
  /**
   * The best span within the best evidence: its probability, whether it is the best of all, and whether there is none.
   */
  here: number
  isBest: number
  isNothing: number
}

export const readSignNames = [
  'answers',
  'doubt',
  'answersNext',
  'answersHere',
  'best',
  'leadOfBest',
  'here',
  'isBest',
  'isNothing',
] as const satisfies readonly (keyof ReadSigns)[]

/** Probabilities below this are treated as equal. */
const LEAST = 0.001

export function readSignsOf(best: Evidence, read: HitsRead): ReadSigns {
  const [first = 0, next = 0] = [...read.answers.values()].sort((a, b) => b - a)
  const span = bestWithin(read, best.sentence)
  return {
    answers: first,
    doubt: Math.log(Math.max(LEAST, 1 - first)),
    answersNext: next,
    answersHere: read.answers.get(best.hit) ?? 0,
    best: logarithmOf(read.best),
    leadOfBest: read.best - read.second,
    here: span?.probability ?? 0,
    isBest: span?.place === 0 ? 1 : 0,
    isNothing: span === null ? 1 : 0,
  }
}

export function logarithmOf(score: number): number {
  return Math.log(Math.max(LEAST, score))
}
