/**
 * The smallest of the values that at least `share` (0 to 1) of them do not pass (nearest rank); of no
 * values, 0. A median is the percentile of 0.5; of an even count it is the lower of the two in the middle.
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}
