import { type Word, words } from '../../text/segment.js'

/** A proper name in a folded text. */
export interface Name {
  text: string
  at: number
}

const properTag = /^(?:nr|ns|nt|nz|nrt|nrfg|x|eng)/
const setApart = /"([^"]*)"|'([^']*)'|《([^》]*)》|〈([^〉]*)〉/g

/** Names as the word list tags them, words that it does not know, and Latin words. */
export function taggedNames(folded: string): Name[] {
  return words(folded)
    .filter(isName)
    .map(({ text, start }) => ({ text, at: start }))
}

function isName({ text, tag }: Word): boolean {
  return text.length >= 2 && properTag.test(tag) && /[\u3400-\u9fffa-z]/.test(text)
}

/** What stands in quotation marks or 《》: to be found to the letter, whatever it is. */
export function namesSetApart(folded: string): string[] {
  return [...folded.matchAll(setApart)].map((match) => match.slice(1).find(Boolean) ?? '')
}
