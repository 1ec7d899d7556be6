import { type Word, words } from '../../text/segment.js'

/** A proper name in a folded text. */
export interface Name {
  text: string
  at: number
  tag: string
}

const properTag = /^(?:nr|ns|nt|nz|nrt|nrfg|x|eng)/
const setApart = /"([^"]*)"|'([^']*)'|《([^》]*)》|〈([^〉]*)〉/g
/** Small words that the segmenter takes for a part of a word that it does not know: 另有, 奥乔亚称, 这起, 判得. */
export const small =
  '称说由因这那另有还又也在于对从到至为是等则已将与和及或并其据被把向一起中后前上下时以应地得里内外会能可要才便就都均共各该本此且但若'
const smallBefore = new RegExp(`^[${small}]+`)
const smallBehind = new RegExp(`[${small}]+$`)

/** Names as the word list tags them, words that it does not know, and Latin words. */
export function taggedNames(folded: string): Name[] {
  return words(folded)
    .filter(({ tag }) => properTag.test(tag))
    .map(core)
    .filter(({ text }) => text.length >= 2 && /[\u3400-\u9fffa-z]/.test(text))
}

function core({ text, start, tag }: Word): Name {
  if (tag !== 'x') return { text, at: start, tag }
  const before = smallBefore.exec(text)?.[0].length ?? 0
  return { text: text.slice(before).replace(smallBehind, ''), at: start + before, tag }
}

/** What stands in quotation marks or 《》: to be found to the letter, whatever it is. */
export function namesSetApart(folded: string): string[] {
  return [...folded.matchAll(setApart)].map((match) => match.slice(1).find(Boolean) ?? '')
}
