import type { Signs } from './signs.js'

/** Written by `npm run fit:abstention`: a logistic regression on questions with and without their articles. */
export const weights: Record<keyof Signs | 'bias' | 'threshold', number> = {
  coverage: 0.302,
  coverageWithBefore: 0.697,
  coverageInPassage: 0.447,
  shortFit: -0.216,
  focus: 0.607,
  focusInPassage: 0.12,
  kindMissing: -1.147,
  heaviestMissingInPassage: 0.608,
  heaviestMissingInSentence: 0.194,
  namesInPassage: 0.717,
  namesInSentence: 0.061,
  numbersInPassage: 0.348,
  cosine: 0.663,
  lexical: 0.867,
  hit: 1.97,
  lead: 3.863,
  score: 0.778,
  second: 0.496,
  echoed: 0.292,
  asksValue: 0.028,
  asksOpen: -0.024,
  questionLength: 1.19,
  bias: -8.549,
  threshold: 0.319,
}
