import type { HeadlineSigns } from './headline-signs.js'

/** Written by `npm run fit:reading`: whether a span is the answer, from the same. */
export const weights: Record<keyof HeadlineSigns | 'bias' | 'threshold', number> = {
  score: 0.031,
  lead: 0.255,
  probability: 1.39,
  isSecond: -0.196,
  answers: 0.412,
  told: 0,
  rank: 1.425,
  strength: 2.949,
  coverage: 0,
  coverageInPassage: 0,
  isRuled: 0,
  isPartRuled: 0.053,
  isOtherwiseRuled: -0.675,
  ruledFit: 0,
  fitsValue: 0,
  lacksValue: 0,
  isValueUnasked: 0,
  echo: -0.345,
  length: 0.911,
  isLong: -1.54,
  sureness: 1.3,
  bias: -6.498,
  threshold: 0.645,
}
