/** Written by `npm run fit:reading`. */
import type { HeadlineSigns } from './headline.js'

export const weights: Record<keyof HeadlineSigns | 'bias' | 'threshold', number> = {
  bias: 0,
  score: 0,
  lead: 0,
  probability: 0,
  isSecond: 0,
  answers: 0,
  told: 0,
  rank: 0,
  strength: 0,
  coverage: 0,
  coverageInPassage: 0,
  isRuled: 0,
  isPartRuled: 0,
  isOtherwiseRuled: 0,
  ruledFit: 0,
  fitsValue: 0,
  lacksValue: 0,
  isValueUnasked: 0,
  echo: 0,
  length: 0,
  isLong: 0,
  sureness: 0,
  threshold: 1,
}
