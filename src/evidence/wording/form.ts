import { fold } from '../../text/fold.js'
import { addressesSomebody } from '../orders.js'
import { type Grounds, groundsOf } from './grounds.js'

const longest = 200

/** Signs that an answer has no use for: controls, invisible ones, pictures, and what markdown reads. */
const foreignSigns = /[\p{C}\p{Extended_Pictographic}\p{Co}\u2028\u2029]|[@#*_`~|<>[\]{}\\^=]|【\d/u
const address =
  /https?:|www\.|:\/\/|(?:^|[^a-z0-9])[a-z0-9-]+\.(?:com|cn|net|org|io|gov|edu|info|top|xyz|vip|cc|me|app|example|ly|gg)(?![a-z0-9])|discord\.gg/
/** Whether a text sends its reader to another place. */
export function isAddress(text: string): boolean {
  return address.test(fold(text))
}

/** Letters of other alphabets look like ours: аpple. */
const otherLetters = /(?![\p{sc=Han}a-zA-Z〇])\p{L}/u

/** What is wrong with how a sentence looks, whatever it says; null where nothing is. */
export function formFault(text: string, quotes: Grounds = groundsOf([])): string | null {
  const folded = fold(text)
  if (text.length > longest) return 'too long'
  const own = withoutQuoted(folded, quotes)
  if (foreignSigns.test(withoutQuoted(text, quotes)) || foreignSigns.test(own))
    return 'a sign that is none of a sentence'
  if (address.test(folded)) return 'an address'
  if (otherLetters.test(folded)) return 'a letter of another alphabet'
  if (/[?]/.test(folded)) return 'a question'
  if (addressesSomebody(text, quotes)) return 'an order'
  if (!isBalanced(text)) return 'a quotation mark without its other half'
  return null
}

/** Signs of markdown that stand in a quote beside what they stand beside here (4890*1970mm) are no markdown. */
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
