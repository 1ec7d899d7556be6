import { divisions } from '../../text/lexicon/places.js'
import type { Grounds } from './grounds.js'
import { rightComparisons } from './misplaced-values.js'
import { type Name, namesSetApart, taggedNames } from './names.js'
import { isCovered } from './wording.js'

/**
 * The first name of a folded sentence that grounds do not have, and nothing in quotation marks may they lack; null for none.
 */
export function newName(folded: string, grounds: Grounds): string | null {
  const compared = rightComparisons(folded)
  const isHeld = ({ text, at, tag }: Name) => {
    const compact = text.replace(/\s/g, '')
    if (grounds.hold(compact) || compared.includes(text)) return true
    // 辽宁省 is 辽宁; what the word list does not know may be two words.
    if (tag === 'ns' && compact.length > 2 && divisions.includes(compact.slice(-1))) {
      return grounds.hold(compact.slice(0, -1))
    }
    return tag === 'x' && [...text].every((_, i) => isCovered(folded, at + i, grounds, ''))
  }
  const name = taggedNames(folded).find((each) => !isHeld(each))?.text
  const isNew = (each: string) => !grounds.hold(each.replace(/\s/g, ''))
  return name ?? namesSetApart(folded).find(isNew) ?? null
}
