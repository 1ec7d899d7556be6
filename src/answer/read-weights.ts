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
  kindMissing: -0.674,
  heaviestMissingInPassage: -0.078,
  heaviestMissingInSentence: 0,
  namesInPassage: 0,
  namesInSentence: 0,
  numbersInPassage: 0.392,
  cosine: 0,
  lexical: 0,
  hit: 0,
  lead: 0,
  score: 0,
  second: -0.763,
  echoed: -0.24,
  asksValue: -0.865,
  asksOpen: 1.6,
  questionLength: 3.367,
  answers: 0,
  doubt: -0.2,
  answersNext: 0.2,
  answersHere: 1.089,
  best: 0.171,
  leadOfBest: 0.006,
  here: 0,
  isBest: 0,
  isNothing: -0.515,
  bias: -2.43,
  threshold: 0.478,
  medium: 0.478,
  high: 0.863,
}
