import type { Signs } from './signs.js'

/** Written by `npm run fit:abstention`: a logistic regression on questions with and without their articles. */
export const weights: Record<keyof Signs | 'bias' | 'threshold', number> = {
  coverage: 0.522,
  coverageWithBefore: 0.89,
  coverageInPassage: 0.839,
  shortFit: -0.204,
  focus: 0.84,
  focusInPassage: 0.125,
  kindMissing: -0.828,
  heaviestMissingInPassage: 0.408,
  heaviestMissingInSentence: 0.598,
  namesInPassage: 1.007,
  namesInSentence: -0.154,
  numbersInPassage: 0.466,
  cosine: 0.648,
  lexical: 1.214,
  lead: 3.834,
  score: 0.988,
  second: 0.238,
  echoed: 0.546,
  asksValue: -0.184,
  asksOpen: -0.09,
  questionLength: 1.067,
  bias: -8.153,
  threshold: 0.312,
}
