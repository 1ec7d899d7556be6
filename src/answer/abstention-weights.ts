import type { Signs } from './signs.js'

/** Written by `npm run fit:abstention`: a logistic regression on questions with and without their articles. */
export const weights: Record<keyof Signs | 'bias' | 'threshold', number> = {
  coverage: 1.065,
  coverageWithBefore: 1.59,
  coverageInPassage: 2.203,
  shortFit: -0.043,
  focus: 1.571,
  focusInPassage: -0.203,
  kindMissing: -0.631,
  heaviestMissingInPassage: 0.458,
  heaviestMissingInSentence: 0.595,
  namesInPassage: 0.885,
  namesInSentence: -0.154,
  numbersInPassage: 0.755,
  cosine: 1.837,
  lexical: -0.31,
  lead: 3.704,
  bias: -7.977,
  threshold: 0.364,
}
