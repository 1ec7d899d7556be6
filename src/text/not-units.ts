import { leastInChinese, wordsBehindUnits } from './lexicon/measures/not-units.js'

const leastOf = new Map(
  leastInChinese.flatMap(([least, names]) => names.split(' ').map((name) => [name, least])),
)

/** Decides whether the text at `end` of a folded text makes the unit before it the beginning of another word. */
export function isNoUnit(name: string, folded: string, end: number): boolean {
  const pattern = wordsBehindUnits[name]
  if (!pattern) return false
  pattern.lastIndex = end
  return pattern.test(folded)
}

/** Decides whether a Chinese numeral before this unit counts: 两起 does, 一起 is a word. */
export function countsInChinese(name: string, value: number): boolean {
  return value >= (leastOf.get(name) ?? 0)
}
