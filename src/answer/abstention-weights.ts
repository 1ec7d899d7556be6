import type { Signs } from './signs.js'

/** Written by `npm run fit:abstention`: a logistic regression on questions with and without their articles. */
export const weights: Record<keyof Signs | 'bias' | 'threshold', number> = {
  coverage: 0.558,
  coverageWithBefore: 1.391,
  coverageInPassage: 1.245,
  shortFit: 0.106,
  focus: 1.567,
  focusInPassage: -0.296,
  kindMissing: -0.98,
  heaviestMissingInPassage: 0.601,
  heaviestMissingInSentence: 0.329,
  namesInPassage: 0.7,
  namesInSentence: 0.011,
  numbersInPassage: 0.523,
  cosine: 1.471,
  lexical: 0.761,
  lead: 3.948,
  bias: -7.99,
  threshold: 0.345,
}
