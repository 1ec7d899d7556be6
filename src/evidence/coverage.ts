/** Terms with what each is worth: its inverse document frequency. */
export type TermWeights = Map<string, number>

/** The share of the terms' weight that a folded text holds. */
export function coverage(folded: string, weights: TermWeights): number {
  let held = 0
  let all = 0
  for (const [term, weight] of weights) {
    all += weight
    if (holds(folded, term)) held += weight
  }
  return all === 0 ? 0 : held / all
}

/** Whether a text holds a term; a number must stand alone: 20 is not in 2024. */
function holds(folded: string, term: string): boolean {
  let at = folded.indexOf(term)
  if (!/^\d/.test(term)) return at >= 0
  while (at >= 0) {
    if (!/[\d.]/.test(folded.charAt(at - 1)) && !/\d/.test(folded.charAt(at + term.length)))
      return true
    at = folded.indexOf(term, at + 1)
  }
  return false
}
