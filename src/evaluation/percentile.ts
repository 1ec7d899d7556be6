/**
 * Returns the smallest value such that at least `share` (0 to 1) of the values are no greater (nearest
 * rank); 0 if there are no values. The median is the percentile of 0.5; for an even count, the lower of
 * the two middle values.
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}
