import type { HeadlineSigns } from './headline-signs.js'

/** Written by `npm run fit:reading`: whether a span is the answer, from the same. */
export const weights: Record<keyof HeadlineSigns | 'bias' | 'threshold', number> = {
  score: 0.064,
  lead: 0.27,
  probability: 1.411,
  isSecond: 0.03,
  answers: 0.591,
  told: -0.622,
  rank: 1.47,
  strength: 3.523,
  coverage: 0.739,
  coverageInPassage: -0.214,
  isRuled: -0.111,
  isPartRuled: 0.106,
  isOtherwiseRuled: -0.371,
  ruledFit: 0.1,
  fitsValue: 0.193,
  lacksValue: 0.64,
  isValueUnasked: 0.112,
  echo: -0.504,
  length: 0.873,
  isLong: -1.603,
  sureness: 1.815,
  bias: -7.296,
  threshold: 0.717,
}
