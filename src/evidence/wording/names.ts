import { smallWords } from '../../text/lexicon/function-words.js'
import { type Word, words } from '../../text/segment.js'

/** A proper name in a folded text. */
export interface Name {
  text: string
  at: number
  tag: string
}

const properTag = /^(?:nr|ns|nt|nz|nrt|nrfg|x|eng)/
const setApart = /"([^"]*)"|'([^']*)'|《([^》]*)》|〈([^〉]*)〉/g
const smallBefore = new RegExp(`^[${smallWords}]+`)
const smallBehind = new RegExp(`[${smallWords}]+$`)

/** Returns names as the word list tags them, words that it does not know, and Latin words. */
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

/** Returns what is in quotation marks or 《》: whatever it is, it must be found to the letter. */
export function namesSetApart(folded: string): string[] {
  return [...folded.matchAll(setApart)].map((match) => match.slice(1).find(Boolean) ?? '')
}
