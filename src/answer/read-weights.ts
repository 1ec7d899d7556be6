import type { ReadSigns } from './read-signs.js'
import type { Signs } from './signs.js'

/** Written by `npm run fit:reading`: whether a question is answered, from written questions and near misses. */
export const weights: Record<
  keyof Signs | keyof ReadSigns | 'bias' | 'threshold' | 'medium' | 'high',
  number
> = {
  coverage: 0,
  coverageWithBefore: 0,
  coverageInPassage: 0,
  shortFit: 0,
  focus: 0,
  focusInPassage: 0,
  kindMissing: -0.583,
  heaviestMissingInPassage: 0,
  heaviestMissingInSentence: 0,
  namesInPassage: 0,
  namesInSentence: 0,
  numbersInPassage: 0.196,
  cosine: 0,
  lexical: 0,
  hit: 0,
  lead: 0,
  score: 0,
  second: -0.943,
  echoed: -0.145,
  asksValue: -0.993,
  asksOpen: 1.45,
  questionLength: 0,
  answers: 0,
  doubt: -0.215,
  answersNext: 0.179,
  answersHere: 1.045,
  best: 0.176,
  leadOfBest: 0.005,
  here: 0,
  isBest: 0,
  isNothing: -0.465,
  bias: -0.443,
  threshold: 0.515,
  medium: 0.515,
  high: 0.863,
}
