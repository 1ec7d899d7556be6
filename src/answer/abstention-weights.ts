import type { Signs } from './signs.js'

/** Written by `npm run fit:abstention`: a logistic regression on questions with and without their articles. */
export const weights: Record<keyof Signs | 'bias' | 'threshold', number> = {
  coverage: 0.337,
  coverageWithBefore: 0.947,
  coverageInPassage: 0.871,
  shortFit: -0.094,
  focus: 0.767,
  focusInPassage: 0.147,
  kindMissing: -0.438,
  heaviestMissingInPassage: 0.404,
  heaviestMissingInSentence: 0.47,
  namesInPassage: 0.894,
  namesInSentence: 0.014,
  numbersInPassage: 0.505,
  cosine: 0.748,
  lexical: 1.273,
  lead: 3.768,
  score: 0.949,
  second: 0.139,
  echoed: 0.558,
  asksValue: -0.206,
  asksOpen: -0.069,
  questionLength: 0.926,
  bias: -7.971,
  threshold: 0.329,
}
