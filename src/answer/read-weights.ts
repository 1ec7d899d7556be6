import type { ReadSigns } from './read-signs.js'
import type { Signs } from './signs.js'

/** Written by `npm run fit:reading`: whether a question is answered, from written questions and near misses. */
export const weights: Record<
  keyof Signs | keyof ReadSigns | 'bias' | 'threshold' | 'medium' | 'high',
  number
> = {
  coverageInPassage: 0,
  focus: 0,
  focusInPassage: 0,
  kindMissing: -0.513,
  namesInPassage: 0,
  numbersInPassage: 0.193,
  cosine: 0,
  hit: 0,
  lead: 0,
  score: 0,
  second: -0.825,
  asksValue: -0.947,
  asksOpen: 1.107,
  answers: 0,
  doubt: -0.232,
  answersNext: 0.197,
  answersHere: 1.024,
  best: 0.123,
  leadOfBest: 0,
  here: 0,
  isBest: 0.176,
  isNothing: -1.148,
  bias: -0.715,
  threshold: 0.453,
  medium: 0.453,
  high: 0.821,
}
