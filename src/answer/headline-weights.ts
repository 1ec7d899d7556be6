import type { HeadlineSigns } from './headline-signs.js'

/** Written by `npm run fit:reading`: whether a span is the answer, from the same. */
export const weights: Record<keyof HeadlineSigns | 'bias' | 'threshold', number> = {
  score: 0.062,
  lead: 0.2,
  probability: 1.561,
  isSecond: -0.284,
  answers: 0.253,
  told: 0,
  rank: 1.571,
  strength: 2.78,
  coverage: 0,
  coverageInPassage: 0,
  isRuled: 0,
  isPartRuled: 0.032,
  isOtherwiseRuled: -0.732,
  ruledFit: 0,
  fitsValue: 0,
  lacksValue: 0,
  isValueUnasked: 0,
  echo: -0.388,
  length: 0.951,
  isLong: -1.738,
  sureness: 1.56,
  bias: -6.546,
  threshold: 0.634,
}
