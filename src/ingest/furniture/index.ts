import { anyOf } from '../../text/any-of.js'
import { fold } from '../../text/fold.js'
import { tagLabels } from '../../text/lexicon/media.js'
import { shortMarks } from '../../text/lexicon/pages.js'
import { isCredit, isFinish } from './credits.js'
import { isFormerTitle, isNavigation, isPageMark } from './navigation.js'
import { linksToOther, startsOthers } from './other-stories.js'
import { isContact, isDeclaration, reservesRights } from './rights.js'

/**
 * What a line of a page is, if it is none of the story's: `end` closes a story or stands below one,
 * `others` begins other stories or comments, `page` stands where a page was turned; `loose` is
 * furniture above and below a story, and the story's own within it: 标签：…, telephone numbers.
 */
export type FurnitureKind = 'navigation' | 'end' | 'others' | 'page' | 'loose'

// Furniture is short; a longer line is a paragraph, and none is dropped for a word in it.
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
  // What closes as a sentence is one, about telephones or rights though it be.
  if (closed.test(text)) return null
  if (isPageMark(folded)) return 'page'
  if (linksToOther(folded) || reservesRights(folded)) return 'end'
  if (isNavigation(folded)) return 'navigation'
  return tags.test(folded) || isContact(folded) ? 'loose' : null
}
