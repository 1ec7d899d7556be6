import { anyOf } from '../../text/any-of.js'
import { greater, lesser } from '../../text/lexicon/statements/change.js'
import { quantities } from '../../text/quantities.js'
import { sameDimension } from '../../text/quantity-relations.js'

const comparative = new RegExp(`更${anyOf(greater, lesser)}|[高多大长快低少短慢小]于`, 'g')
const less = new RegExp(anyOf(lesser))

/**
 * Returns the words with which a folded sentence correctly compares two of its amounts, the first with the second; else
 * none.
 */
export function rightComparisons(folded: string): string[] {
  const found = folded.match(comparative) ?? []
  const all = quantities(folded)
  const first = all.find((one, i) => all.slice(i + 1).some((other) => sameDimension(one, other)))
  const second = first && all.find((other) => other !== first && sameDimension(first, other))
  if (!first || !second) return []
  const difference = first.canonical.value - second.canonical.value
  return found.filter((word) => (less.test(word) ? difference < 0 : difference > 0))
}
