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
  kindMissing: -0.599,
  heaviestMissingInPassage: 0,
  heaviestMissingInSentence: 0,
  namesInPassage: 0,
  namesInSentence: 0,
  numbersInPassage: 0.283,
  cosine: 0,
  lexical: 0,
  hit: 0,
  lead: 0,
  score: 0,
  second: -0.845,
  echoed: -0.077,
  asksValue: -1.055,
  asksOpen: 1.018,
  questionLength: 0,
  answers: 0.117,
  doubt: -0.164,
  answersNext: 0.13,
  answersHere: 1.165,
  best: 0.124,
  leadOfBest: 0,
  here: 0,
  isBest: 0,
  isNothing: -0.562,
  bias: -0.466,
  threshold: 0.474,
  medium: 0.474,
  high: 0.853,
}
