import type { Signs } from './signs.js'

/** Written by `npm run fit:abstention`: a logistic regression on questions with and without their articles. */
export const weights: Record<keyof Signs | 'bias' | 'threshold', number> = {
  bias: -7.692,
  threshold: 0.315,
  coverage: 0.89,
  coverageWithBefore: 1.755,
  coverageInPassage: 2.088,
  shortFit: -0.066,
  focus: 1.429,
  focusInPassage: -0.13,
  kindMissing: -0.66,
  heaviestMissingInPassage: 0.758,
  heaviestMissingInSentence: 0.433,
  namesInPassage: 0.996,
  namesInSentence: -0.161,
  numbersInPassage: 0.752,
  cosine: 0.401,
  lexical: 0.27,
  lead: 3.587,
}
