import type { HeadlineSigns } from './headline-signs.js'

/** Written by `npm run fit:reading`: whether a span is the answer, from the same. */
export const weights: Record<keyof HeadlineSigns | 'bias' | 'threshold', number> = {
  score: 0.001,
  lead: 0.293,
  probability: 1.34,
  isSecond: -0.085,
  answers: 0.15,
  told: 0,
  rank: 1.371,
  strength: 3.433,
  coverage: 0.531,
  coverageInPassage: 0,
  fitsValue: 0,
  lacksValue: 0,
  isValueUnasked: 0,
  echo: -0.144,
  length: 0.862,
  isLong: -1.691,
  sureness: 1.698,
  bias: -7.415,
  threshold: 0.639,
}
