import type { ReadSigns } from './read-signs.js'
import type { Signs } from './signs.js'

/** Written by `npm run fit:reading`: whether a question is answered, from written questions and near misses. */
export const weights: Record<
  keyof Signs | keyof ReadSigns | 'bias' | 'threshold' | 'medium' | 'high',
  number
> = {
  coverage: -0.296,
  coverageWithBefore: -0.331,
  coverageInPassage: -3.775,
  shortFit: -1.291,
  focus: 2.131,
  focusInPassage: -2.388,
  kindMissing: -0.95,
  heaviestMissingInPassage: -3.277,
  heaviestMissingInSentence: 2.976,
  namesInPassage: 0.412,
  namesInSentence: -0.128,
  numbersInPassage: 0.857,
  cosine: -3.612,
  lexical: 0.326,
  hit: 0.185,
  lead: 0.424,
  score: 4.657,
  second: -0.972,
  echoed: -0.12,
  asksValue: -0.586,
  asksOpen: 1.066,
  questionLength: 5.095,
  answers: -0.495,
  doubt: -0.39,
  answersNext: 0.375,
  answersHere: 0.356,
  best: 0.195,
  leadOfBest: -0.116,
  here: -0.344,
  isBest: 0.024,
  isNothing: -0.259,
  bias: -2.004,
  threshold: 0.526,
  medium: 0.526,
  high: 0.892,
}
