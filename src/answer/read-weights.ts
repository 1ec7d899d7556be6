import type { ReadSigns } from './read-signs.js'
import type { Signs } from './signs.js'

/** Written by `npm run fit:reading`: whether a question is answered, from written questions and near misses. */
export const weights: Record<
  keyof Signs | keyof ReadSigns | 'bias' | 'threshold' | 'medium' | 'high',
  number
> = {
  coverage: -1.618,
  coverageWithBefore: -1.122,
  coverageInPassage: -3.021,
  shortFit: -1.667,
  focus: 0.463,
  focusInPassage: -1.865,
  kindMissing: -0.914,
  heaviestMissingInPassage: -1.494,
  heaviestMissingInSentence: -0.28,
  namesInPassage: 0.458,
  namesInSentence: -0.079,
  numbersInPassage: 0.492,
  cosine: -2.24,
  lexical: -2.743,
  hit: -0.577,
  lead: -0.093,
  score: 9.529,
  second: -2.347,
  echoed: 0.6,
  asksValue: -0.656,
  asksOpen: 0.789,
  questionLength: 3.694,
  answers: -0.959,
  doubt: -0.2,
  answersNext: 0.938,
  answersHere: 0.618,
  best: 0.161,
  leadOfBest: 0.269,
  here: -1.501,
  isBest: 0.45,
  isNothing: 0.561,
  bias: 1.641,
  medium: 0.75,
  high: 0.9,
  threshold: 0.431,
}
