import type { Evidence } from '../../evidence/evidence.js'
import { bestWithin, type HitsRead } from '../read-hits.js'

/** What a reader says of whether the best evidence answers the question. */
export interface ReadSigns {
  /** Of the passage that is likeliest to answer at all: how likely, and as the logarithm of what is left to doubt. */
  answers: number
  doubt: number
  /** The same of the next passage, and of the one that the best evidence stands in. */
  answersNext: number
  answersHere: number
  /** The logarithm of the best span's score, and how far it stands above the next. */
  best: number
  leadOfBest: number
  /** How likely the best span within the best evidence is; whether it is the best of all; whether there is none. */
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

/** What is less likely is not told apart. */
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
