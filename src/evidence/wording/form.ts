import { fold } from '../../text/fold.js'
import { addressesSomebody, advisesReader } from '../orders.js'
import { type Grounds, groundsOf } from './grounds.js'

const longest = 200

/** Characters that an answer does not need: control and invisible characters, pictographs, and markdown syntax. */
const foreignSigns = /[\p{C}\p{Extended_Pictographic}\p{Co}\u2028\u2029]|[@#*_`~|<>[\]{}\\^=]|【\d/u
const address =
  /https?:|www\.|:\/\/|(?:^|[^a-z0-9])[a-z0-9-]+\.(?:com|cn|net|org|io|gov|edu|info|top|xyz|vip|cc|me|app|example|ly|gg)(?![a-z0-9])|discord\.gg/
/** Decides whether a text contains an address. */
export function isAddress(text: string): boolean {
  return address.test(fold(text))
}

/** Letters of other alphabets can look like Latin ones: аpple. */
const otherLetters = /(?![\p{sc=Han}a-zA-Z〇])\p{L}/u

/** Returns what is wrong with the form of a sentence, whatever it says; null if nothing is. */
export function formFault(text: string, quotes: Grounds = groundsOf([])): string | null {
  const folded = fold(text)
  if (text.length > longest) return 'too long'
  const own = withoutQuoted(folded, quotes)
  if (foreignSigns.test(withoutQuoted(text, quotes)) || foreignSigns.test(own))
    return 'a sign that is none of a sentence'
  if (address.test(folded)) return 'an address'
  if (otherLetters.test(folded)) return 'a letter of another alphabet'
  if (/[?]/.test(folded)) return 'a question'
  if (addressesSomebody(text, quotes) || advisesReader(text, quotes)) return 'an order'
  if (!isBalanced(text)) return 'a quotation mark without its other half'
  return null
}

/** Removes markdown characters that have the same neighbours in a quote (4890*1970mm): they are no markdown. */
function withoutQuoted(text: string, quotes: Grounds): string {
  return text.replace(
    /(?<=([\p{L}\p{N}])?)[#*_~|^=](?=([\p{L}\p{N}])?)/gu,
    (sign, before, behind) => {
      const around = fold(`${before ?? ''}${sign}${behind ?? ''}`)
      return around.length > 1 && quotes.hold(around) ? '' : sign
    },
  )
}

const pairs = ['“”', '‘’', '「」', '『』', '《》', '（）', '()']

function isBalanced(text: string): boolean {
  const isEven = (text.match(/["＂]/g)?.length ?? 0) % 2 === 0
  return (
    isEven &&
    pairs.every((pair) => text.split(pair.charAt(0)).length === text.split(pair.charAt(1)).length)
  )
}
