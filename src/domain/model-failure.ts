/** Why a chat model's words are not shown. */
export const modelFailureReasons = [
  'timeout',
  'unreachable',
  'rate_limited',
  'refused',
  'budget',
  'usage_unknown',
  'malformed',
  'nothing_kept',
  // Of answers that older programs kept: a side that is left out is added now.
  'conflict_hidden',
  'orders_in_articles',
  'failed',
] as const
export type ModelFailureReason = (typeof modelFailureReasons)[number]
