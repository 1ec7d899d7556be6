import { Converter } from 'opencc-js/t2cn'
import { regionalPairs } from './lexicon/regional.js'
import { isTraditional, toSimplified, toTraditional } from './script.js'

let ofTaiwan: ((text: string) => string) | null = null

/** Returns a question in mainland words and simplified characters: 計程車 becomes 出租车. */
export function inMainlandWords(question: string): string {
  const convert = ofTaiwan ?? Converter({ from: 'twp', to: 'cn' })
  ofTaiwan = convert
  let said = convert(question)
  for (const [mainland, taiwan] of regionalPairs) said = said.replaceAll(taiwan, mainland)
  return said
}

/** Returns a question in Taiwan words and simplified characters. */
export function inTaiwanWords(question: string): string {
  let said = toSimplified(question)
  for (const [mainland, taiwan] of regionalPairs) said = said.replaceAll(mainland, taiwan)
  return said
}

/** Returns a text in the words of the other side of the strait, in that side's script, or null if they are the same. */
export function inOtherWords(text: string): string | null {
  if (!isTraditional(text)) {
    const said = inTaiwanWords(text)
    return said === text ? null : said
  }
  const said = inMainlandWords(text)
  return said === toSimplified(text) ? null : toTraditional(said)
}
