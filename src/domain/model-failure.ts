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
  // Only in answers stored by older programs: a side that the model leaves out is now added.
  'conflict_hidden',
  'orders_in_articles',
  'failed',
] as const
export type ModelFailureReason = (typeof modelFailureReasons)[number]
