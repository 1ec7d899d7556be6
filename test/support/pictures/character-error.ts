import { editDistance } from '../../../src/bench/statistics/edit-distance.js'

/** Returns the share of characters that are wrong, missing or too many, by edit distance; spaces do not count. */
export function characterError(printed: string, read: string): number {
  const [from, to] = [printed, read].map((text) => text.replace(/\s+/g, '')) as [string, string]
  return editDistance(from, to) / from.length
}

/** Returns which of the figures and dates in a text are not in what was read. */
export function figuresLost(printed: string, read: string): string[] {
  const flat = read.replace(/\s+/g, '')
  const figures = printed.match(/\d[\d,.:年月日]*%?/g) ?? []
  return figures.filter((figure) => !flat.includes(figure.replace(/[.,:]$/, '')))
}
