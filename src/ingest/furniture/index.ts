import { anyOf } from '../../text/any-of.js'
import { fold } from '../../text/fold.js'
import { tagLabels } from '../../text/lexicon/names/media.js'
import { shortMarks } from '../../text/lexicon/pages.js'
import { isCredit, isFinish } from './credits.js'
import { isFormerTitle, isNavigation, isPageMark } from './navigation.js'
import { linksToOther, startsOthers } from './other-stories.js'
import { isContact, isDeclaration, reservesRights } from './rights.js'

/**
 * What a line of a page is if it does not belong to the story. `end` closes a story or follows one, `others`
 * begins other stories or comments, `page` is a page break. `loose` is furniture above and below a story, but
 * part of the story within it: 标签：…, telephone numbers.
 */
export type FurnitureKind = 'navigation' | 'end' | 'others' | 'page' | 'loose'

// Furniture is short; a longer line is a paragraph, and is never dropped for a word in it.
const longestFurniture = 120
const longestDeclaration = 400
const closed = /[。！？][”’」』）)】》"']{0,4}$/
const tags = new RegExp(
  `^(?:tags?|keywords|${anyOf(tagLabels)})\\s?:|^标签\\s[^。]{2,40}$|^关键[字词][^。:]{2,24}$`,
)

export function furnitureKind(text: string): FurnitureKind | null {
  if (text.length > longestDeclaration || text.length < 2)
    return shortMarks.includes(text) ? 'navigation' : null
  const folded = fold(text)
  if (isDeclaration(folded)) return 'end'
  if (text.length > longestFurniture) return null
  if (startsOthers(folded)) return 'others'
  if (isFormerTitle(folded)) return 'navigation'
  if (isCredit(folded) || isFinish(folded)) return 'end'
  // A line that ends like a sentence is one, even if it is about telephones or rights.
  if (closed.test(text)) return null
  if (isPageMark(folded)) return 'page'
  if (linksToOther(folded) || reservesRights(folded)) return 'end'
  if (isNavigation(folded)) return 'navigation'
  return tags.test(folded) || isContact(folded) ? 'loose' : null
}
