/** Returns Σ a·b of two vectors of equal length. */
export function innerProduct(a: Float32Array, b: Float32Array): number {
  // Four sums side by side: a single one would wait for each addition before the next begins.
  let [sum0, sum1, sum2, sum3] = [0, 0, 0, 0]
  const end = a.length - (a.length % 4)
  for (let i = 0; i < end; i += 4) {
    sum0 += (a[i] as number) * (b[i] as number)
    sum1 += (a[i + 1] as number) * (b[i + 1] as number)
    sum2 += (a[i + 2] as number) * (b[i + 2] as number)
    sum3 += (a[i + 3] as number) * (b[i + 3] as number)
  }
  for (let i = end; i < a.length; i++) sum0 += (a[i] as number) * (b[i] as number)
  return sum0 + sum1 + sum2 + sum3
}
