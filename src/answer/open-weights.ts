import type { ReadSigns } from './read-signs.js'
import type { Signs } from './signs.js'

/** Written by `npm run fit:open`: whether what is found answers a question that no single span answers, from written ones. */
export const openWeights: Record<keyof Signs | keyof ReadSigns | 'bias' | 'threshold', number> = {
  coverageInPassage: 0.05,
  focus: 0.624,
  focusInPassage: 0.133,
  kindMissing: 0,
  namesInPassage: 0.361,
  numbersInPassage: 0.336,
  cosine: 2.168,
  hit: 2.976,
  lead: 1.537,
  score: 0,
  second: -1.107,
  asksValue: 0,
  asksOpen: 0,
  answers: 0,
  doubt: 0,
  answersNext: 0.988,
  answersHere: 0,
  best: 0.054,
  leadOfBest: 0,
  here: 0,
  isBest: 0,
  isNothing: -0.696,
  bias: -4.318,
  threshold: 0.297,
}

/** From which probabilities on such an answer is fairly sure, and sure. */
export const openBounds = { medium: 0.297, high: 1.0 }
