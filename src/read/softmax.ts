/** Returns probabilities that add up to 1. */
export function softmax(logits: ArrayLike<number>): number[] {
  const numbers = Array.from(logits)
  const greatest = Math.max(...numbers)
  const weights = numbers.map((each) => Math.exp(each - greatest))
  const all = weights.reduce((sum, each) => sum + each, 0)
  return weights.map((each) => each / all)
}
