/** Returns the source of a pattern that matches any of the given words, the longest possible one first. */
export function anyOf(...lists: readonly Iterable<string>[]): string {
  const words = [...new Set(lists.flatMap((list) => [...list]))]
  const longestFirst = words.sort((a, b) => b.length - a.length)
  return `(?:${longestFirst.map(escaped).join('|')})`
}

function escaped(word: string): string {
  return word.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')
}
