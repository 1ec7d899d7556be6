/** Returns the share of characters that are wrong, missing or too many, by edit distance; spaces do not count. */
export function characterError(printed: string, read: string): number {
  const [from, to] = [printed, read].map((text) => text.replace(/\s+/g, '')) as [string, string]
  let row = Array.from({ length: to.length + 1 }, (_, i) => i)
  for (const [i, character] of [...from].entries()) {
    const next = [i + 1]
    for (let j = 1; j <= to.length; j++) {
      const changed = (row[j - 1] ?? 0) + (character === to[j - 1] ? 0 : 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, changed))
    }
    row = next
  }
  return (row[to.length] ?? 0) / from.length
}

/** Returns which of the figures and dates in a text are not in what was read. */
export function figuresLost(printed: string, read: string): string[] {
  const flat = read.replace(/\s+/g, '')
  const figures = printed.match(/\d[\d,.:年月日]*%?/g) ?? []
  return figures.filter((figure) => !flat.includes(figure.replace(/[.,:]$/, '')))
}
