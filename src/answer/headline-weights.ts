import type { HeadlineSigns } from './headline.js'

/** Written by `npm run fit:reading`: whether a span is the short answer, from written questions. */
export const weights: Record<keyof HeadlineSigns | 'bias' | 'threshold', number> = {
  isByRules: 0,
  isShared: 0,
  isSame: 0,
  best: 0,
  bestShared: 0,
  lead: 0,
  probability: 0,
  fit: 0,
  isAlone: 0,
  answered: 0,
  answers: 0,
  score: 0,
  asksValue: 0,
  asksPerson: 0,
  hasNoFigure: 0,
  length: 0,
  bias: 0,
  threshold: 1,
}
