import type { ReadSigns } from './read-signs.js'
import type { Signs } from './signs.js'

/** Written by `npm run fit:open`: whether what is found answers a question that no single span answers, from written ones. */
export const openWeights: Record<keyof Signs | keyof ReadSigns | 'bias' | 'threshold', number> = {
  coverageInPassage: 0.02,
  focus: 0.376,
  focusInPassage: 0.088,
  kindMissing: -3.556,
  namesInPassage: 0.568,
  numbersInPassage: 0.776,
  cosine: 1.644,
  hit: 3.363,
  lead: 1.764,
  score: 0,
  second: -1.549,
  asksValue: 0.214,
  asksOpen: 0,
  answers: 0.331,
  doubt: 0,
  answersNext: 0.943,
  answersHere: 0,
  best: 0.104,
  leadOfBest: 0,
  here: 0,
  isBest: 0.027,
  isNothing: -0.315,
  bias: -4.762,
  threshold: 0.239,
}

/** From which probabilities on such an answer is fairly sure, and sure. */
export const openBounds = { medium: 0.239, high: 0.744 }
