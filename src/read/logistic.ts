/** Weights by the names of their signs, as a logistic regression fits them. */
export type WeightsOf<Sign extends string> = Readonly<Record<Sign | 'bias', number>>

/** How likely something is by the signs that speak for it and against it: in serving, and where the weights are fitted. */
export function weighEvidence<Sign extends string>(
  weights: WeightsOf<Sign>,
  names: readonly Sign[],
  signs: Readonly<Record<Sign, number>>,
): number {
  const odds = names.reduce<number>((sum, name) => sum + weights[name] * signs[name], weights.bias)
  return 1 / (1 + Math.exp(-odds))
}
