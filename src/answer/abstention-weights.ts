import type { Signs } from './signs.js'

/** Written by `npm run fit:abstention`: a logistic regression on questions with and without their articles. */
export const weights: Record<keyof Signs | 'bias' | 'threshold', number> = {
  coverage: 1.094,
  coverageWithBefore: 1.716,
  coverageInPassage: 1.913,
  shortFit: -0.06,
  focus: 1.774,
  focusInPassage: -0.398,
  kindMissing: -0.855,
  heaviestMissingInPassage: 0.66,
  heaviestMissingInSentence: 0.404,
  namesInPassage: 0.938,
  namesInSentence: -0.198,
  numbersInPassage: 0.711,
  cosine: 1.96,
  lexical: -0.019,
  lead: 3.681,
  bias: -8.06,
  threshold: 0.357,
}
