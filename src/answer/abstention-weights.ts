import type { Signs } from './signs.js'

/** Written by `npm run fit:abstention`: a logistic regression on questions with and without their articles. */
export const weights: Record<keyof Signs | 'bias' | 'threshold', number> = {
  bias: -3,
  threshold: 0.5,
  coverage: 2,
  coverageWithBefore: 1,
  coverageInPassage: 2,
  shortFit: 1,
  kindMissing: -2,
  heaviestMissingInPassage: -1,
  heaviestMissingInSentence: 0,
  namesInPassage: 1,
  namesInSentence: 0,
  numbersInPassage: 0.5,
  cosine: 1,
  lexical: 1,
  lead: 0,
}
