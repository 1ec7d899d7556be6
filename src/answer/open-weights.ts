import type { ReadSigns } from './read-signs.js'
import type { Signs } from './signs.js'

/** Written by `npm run fit:open`: whether what is found answers a question that no single span answers, from written ones. */
export const openWeights: Record<keyof Signs | keyof ReadSigns | 'bias' | 'threshold', number> = {
  coverageInPassage: 0.561,
  focus: 0.655,
  focusInPassage: 0.079,
  kindMissing: 0,
  namesInPassage: 0.358,
  numbersInPassage: 0.25,
  cosine: 1.34,
  hit: 2.335,
  lead: 1.26,
  score: 0.059,
  second: 0,
  asksValue: 0,
  asksOpen: 0,
  answers: 0,
  doubt: 0,
  answersNext: 0.987,
  answersHere: 0,
  best: 0.131,
  leadOfBest: 0,
  here: 0,
  isBest: 0,
  isNothing: -0.063,
  bias: -4.18,
  threshold: 0.297,
}

/** From which probabilities on such an answer is fairly sure, and sure. */
export const openBounds = { medium: 0.559, high: 1.0 }
