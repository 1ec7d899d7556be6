const pair = /^\p{Script=Han}{2}$/u

/**
 * A question's terms as a person reads them: the pairs of characters that search overlaps (晋城, 城经, 经开) are one
 * stretch again (晋城经开). Terms come in the order of the question.
 */
export function stretchesOf(terms: readonly string[]): string[] {
  const stretches: string[] = []
  let isOpen = false
  for (const term of terms) {
    const last = stretches.at(-1)
    const isPair = pair.test(term)
    if (last !== undefined && isOpen && isPair && last.endsWith(term.slice(0, 1))) {
      stretches[stretches.length - 1] = last + term.slice(1)
    } else stretches.push(term)
    isOpen = isPair
  }
  return stretches
}
