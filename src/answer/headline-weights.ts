import type { HeadlineSigns } from './headline-signs.js'

/** Written by `npm run fit:reading`: whether a span is the answer, from the same. */
export const weights: Record<keyof HeadlineSigns | 'bias' | 'threshold', number> = {
  score: 0.066,
  lead: 0.201,
  probability: 1.529,
  isSecond: -0.282,
  answers: 0.297,
  told: 0,
  rank: 1.569,
  strength: 2.769,
  coverage: 0,
  coverageInPassage: 0,
  isRuled: 0,
  isPartRuled: 0.025,
  isOtherwiseRuled: -0.734,
  ruledFit: 0,
  fitsValue: 0,
  lacksValue: 0,
  isValueUnasked: 0,
  echo: -0.379,
  length: 0.97,
  isLong: -1.744,
  sureness: 1.436,
  bias: -6.462,
  threshold: 0.636,
}
