import { quantities } from './quantities.js'
import { words } from './segment.js'

/** Words that relate others and name nothing themselves: pronouns, particles, adverbs, numerals, measures, times. */
const functionTag = /^(?:[upcdrfymqowt]|e$)/
/** The same of a character within a word that the dictionary does not know: 张 of 张三 is a measure elsewhere. */
const functionPart = /^[upcdrym]/
/** Verbs that need another word to say anything, and those that pass on what somebody says. */
const relating =
  /^(?:是|有|为|叫|做|没有|应该|知道|[^，。]{0,2}(?:说|称|表示|认为|觉得|指出|介绍|透露|报道|宣布))$/
const otherScript = /(?:(?!\p{Script=Han})\p{L}){2}/u

/**
 * Whether a text speaks of anything: it holds a word that names a thing or what happens to it, or of words of one
 * character two, or one with an amount (桥塌了, 桥52米). 他说1, 好, A and 百分之五 speak of nothing.
 */
export function hasContent(text: string): boolean {
  if (otherScript.test(text)) return true
  const single = new Set<string>()
  for (const word of words(text)) {
    const letters = new Set(word.text.match(/\p{L}/gu))
    if (letters.size === 0 || isFunction(word)) continue
    if (letters.size > 1) return true
    for (const letter of letters) single.add(letter)
    if (single.size > 1) return true
  }
  return single.size > 0 && quantities(text).some(({ unit }) => unit !== '' && unit !== '%')
}

function isFunction({ text, tag }: { text: string; tag: string }): boolean {
  if (relating.test(text)) return true
  if (tag !== 'x' || text.length === 1) return functionTag.test(tag)
  return [...text].every((character) =>
    words(character).every((part) => relating.test(part.text) || functionPart.test(part.tag)),
  )
}
