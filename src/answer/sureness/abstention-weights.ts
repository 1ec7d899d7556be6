import type { Signs } from './signs.js'

/** Written by `npm run fit:abstention`: a logistic regression on questions with and without their articles. */
export const weights: Record<keyof Signs | 'bias' | 'threshold', number> = {
  coverageInPassage: 0,
  focus: 0.408,
  focusInPassage: 0.022,
  kindMissing: -0.797,
  namesInPassage: 0.512,
  numbersInPassage: 3.437,
  cosine: 1.507,
  hit: 2.473,
  lead: 4.135,
  score: 2.434,
  second: -0.083,
  asksValue: -0.037,
  asksOpen: -0.014,
  bias: -10.139,
  threshold: 0.289,
}
