/**
 * Returns how many standard deviations each value lies above the mean; 0 if all are equal.
 * @param counts the weight of each value in mean and deviation; equal by default
 */
export function standardised(values: readonly number[], counts?: readonly number[]): number[] {
  const sumOf = (of: (value: number) => number) =>
    values.reduce((sum, value, i) => sum + (counts?.[i] ?? 1) * of(value), 0)
  const total = sumOf(() => 1) || 1
  const mean = sumOf((value) => value) / total
  const deviation = Math.sqrt(sumOf((value) => (value - mean) ** 2) / total)
  return values.map((value) => (deviation > 1e-6 ? (value - mean) / deviation : 0))
}
