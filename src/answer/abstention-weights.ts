import type { Signs } from './signs.js'

/** Written by `npm run fit:abstention`: a logistic regression on questions with and without their articles. */
export const weights: Record<keyof Signs | 'bias' | 'threshold', number> = {
  coverage: 0.611,
  coverageWithBefore: 1.287,
  coverageInPassage: 1.179,
  shortFit: 0.092,
  focus: 1.551,
  focusInPassage: -0.429,
  kindMissing: -1.02,
  heaviestMissingInPassage: 0.579,
  heaviestMissingInSentence: 0.356,
  namesInPassage: 0.657,
  namesInSentence: 0.005,
  numbersInPassage: 0.582,
  cosine: 1.525,
  lexical: 0.849,
  lead: 4.179,
  bias: -7.818,
  threshold: 0.332,
}
