import type { ReadSigns } from './read-signs.js'
import type { Signs } from './signs.js'

/** Written by `npm run fit:reading`: whether a question is answered, from written questions and near misses. */
export const weights: Record<keyof Signs | keyof ReadSigns | 'bias' | 'threshold', number> = {
  "coverage": 0.331,
  "coverageWithBefore": -1.449,
  "coverageInPassage": -3.153,
  "shortFit": -1.572,
  "focus": 0.393,
  "focusInPassage": -1.772,
  "kindMissing": -0.824,
  "heaviestMissingInPassage": -0.427,
  "heaviestMissingInSentence": -0.686,
  "namesInPassage": 0.915,
  "namesInSentence": -0.352,
  "numbersInPassage": 0.211,
  "cosine": -2.345,
  "lexical": -3.147,
  "hit": -2.496,
  "lead": -0.1,
  "score": 8.582,
  "second": -2.328,
  "echoed": 0.779,
  "asksValue": -0.002,
  "asksOpen": 1.073,
  "questionLength": 2.568,
  "answers": -0.959,
  "doubt": -0.09,
  "answersNext": 1.116,
  "answersHere": 0.893,
  "best": 0.204,
  "leadOfBest": 0.383,
  "here": -0.99,
  "isBest": 0.015,
  "isNothing": 0.948,
  "bias": 2.685,
  "threshold": 0.386
}
