/** How many standard deviations each value lies above the mean; 0 where all are equal. */
export function standardised(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / (values.length || 1)
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const deviation = Math.sqrt(variance / (values.length || 1))
  return values.map((value) => (deviation > 1e-6 ? (value - mean) / deviation : 0))
}
