/** Weights by the name of their sign, as fitted by a logistic regression. */
export type WeightsOf<Sign extends string> = Readonly<Record<Sign | 'bias', number>>

/** Returns how likely something is, given the signs for and against it. Used for serving and for fitting. */
export function weighEvidence<Sign extends string>(
  weights: WeightsOf<Sign>,
  names: readonly Sign[],
  signs: Readonly<Record<Sign, number>>,
): number {
  const odds = names.reduce<number>((sum, name) => sum + weights[name] * signs[name], weights.bias)
  return 1 / (1 + Math.exp(-odds))
}
