import type { Signs } from './signs.js'

/** Written by `npm run fit:abstention`: a logistic regression on questions with and without their articles. */
export const weights: Record<keyof Signs | 'bias' | 'threshold', number> = {
  coverage: 1.173,
  coverageWithBefore: 1.663,
  coverageInPassage: 1.952,
  shortFit: -0.079,
  focus: 1.744,
  focusInPassage: -0.332,
  kindMissing: -0.925,
  heaviestMissingInPassage: 0.55,
  heaviestMissingInSentence: 0.498,
  namesInPassage: 0.905,
  namesInSentence: -0.182,
  numbersInPassage: 0.694,
  cosine: 1.881,
  lexical: -0.086,
  lead: 3.787,
  bias: -8.048,
  threshold: 0.354,
}
