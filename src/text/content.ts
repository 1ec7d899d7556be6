import { oneToTen } from './lexicon/measures/numerals.js'
import { reporting } from './lexicon/statements/reporting.js'
import { quantities } from './quantities.js'
import { type Word, words } from './segment.js'

/** Tags of words that name nothing themselves: pronouns, particles, adverbs, numerals, measures, times. */
const functionTag = /^(?:[upcdrfymqowt]|e$)/
/** The same for a character inside a word that the dictionary does not know: the 张 of 张三 is a measure elsewhere. */
const functionPart = /^[upcdrym]/
/** Verbs that say nothing without another word, and verbs that report what somebody says. */
const relating = new RegExp(
  `^(?:是|有|为|叫|做|没有|应该|知道|[^，。]{0,2}(?:${reporting}|觉得|宣布))$`,
)
/** A word in an alphabet, or a designation (C919). */
const otherScript = /(?:(?!\p{Script=Han})\p{L}){2}|(?!\p{Script=Han})\p{L}-?\d{2}/u

/**
 * Decides whether a text is about anything: it contains a word for a thing or an event, two such words of one
 * character, or one of those with an amount (桥塌了, 桥52米). 他说1, 好, A and 百分之五 are about nothing.
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

/** Tags of names; several names in a row still say nothing. */
const nameTag = /^(?:n[rstz]|eng)/
/** Tag of a verb: with at least two characters it says something alone (下雨了, 停产). */
const verbTag = /^v/
/** A rank or score, which says something about a name without a unit: 第一, 3比2, 3:2. */
const rankOrScore = new RegExp(
  String.raw`第[\d${oneToTen}百]|[\d${oneToTen}]\s*[比:：]\s*[\d${oneToTen}]`,
)
/** Latin words with this many letters in total make a short sentence (Bridge closed); He said 1 has fewer. */
const LETTERS_OF_A_SENTENCE = 10

/**
 * Decides whether a text states something that can be looked up: an event, or a property of something. Names alone, or
 * a name with a bare number (英特尔 XeSS 有1, 该公司是1, It is 5), state nothing.
 */
export function statesSomething(text: string): boolean {
  if (!hasContent(text)) return false
  const all = words(text)
  const content = all.filter((word) => /\p{L}/u.test(word.text) && !isFunction(word))
  const others = content.filter((word) => !isName(word))
  if (others.some(says)) return true
  if (others.length > 0 && new Set(content.map((word) => word.text)).size > 1) return true
  if (all.some(({ text: word }, i) => word === '了' && others.includes(all[i - 1] as Word)))
    return true
  if ((text.match(otherWords) ?? []).join('').length >= LETTERS_OF_A_SENTENCE) return true
  return rankOrScore.test(text) || quantities(text).some(({ unit }) => unit !== '')
}

const isName = ({ text, tag }: Word) => nameTag.test(tag) || otherScript.test(text)

/** A verb of at least two characters, or an unknown word, which is really several words (桥塌, 张三死). */
const says = ({ text, tag }: Word) => text.length > 1 && (verbTag.test(tag) || tag === 'x')

const otherWords = /(?:(?!\p{Script=Han})\p{L}){2,}/gu

function isFunction({ text, tag }: Word): boolean {
  if (relating.test(text)) return true
  if (tag !== 'x' || text.length === 1) return functionTag.test(tag)
  return [...text].every((character) =>
    words(character).every((part) => relating.test(part.text) || functionPart.test(part.tag)),
  )
}
