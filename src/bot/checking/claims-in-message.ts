import { statesSomething } from '../../app.js'

/** How many claims of one message are checked. */
const MOST = 5
const FEWEST_LETTERS = 4
/** Longest claim that is checked, in UTF-16 code units. */
const LONGEST = 1000

const emojiOrMention = /<a?:\w+:\d+>|<(?:[@#][!&]?|t:|\/[^:>]*:)-?\d+(?::[tTdDfFR])?>/g
const maskedLink = /\[([^\]\n]*)\]\(<?https?:[^)\n]*\)/g
const address = /<?https?:\/\/[^\s>]+>?/g
const formatting = /(?<!\\)(?:\*+|_{1,2}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_{1,2}|~~|`+|\|\|)/gu
const backslash = /\\(?=[^\p{L}\p{N}\s])/gu
/** What begins a quoted line, a heading, small print or an entry of a list. */
const lineStart = /^[^\S\n]*(?:>+|-?#{1,3}(?=\s)|[-*·](?=\s))[^\S\n]*/gm
/** A line of an answer's list of sources says nothing that could be checked. */
const sourceLine = /^[^\S\n]*(?:\[\d{1,4}\][^\S\n]*)+\S.*$/gm
const marker = /\s*\[\d{1,4}\]/g
const sentence = /[^。！？!?\n]+(?:[。！？!?]+[”’」』）)》"']*)?/gu
const question = /[？?][”’」』）)》"']*$|[吗呢嗎][。！!]?$/u

/** The sentences of a message that state something, and how many more there are than can be checked at once. */
export function claimsIn(text: string): { claims: string[]; left: number } {
  const claims = [...plainTextOf(text).matchAll(sentence)]
    .map(([each]) => each.replace(/\s+/gu, ' ').trim())
    .filter((each) => !question.test(each) && lettersIn(each) >= FEWEST_LETTERS)
    .map((each) => each.replace(/[。！!]+$/u, '').slice(0, LONGEST))
  // 哈哈哈哈 beside a claim is none, and does not keep the claim from being checked; alone it is refused.
  const stating = claims.some(statesSomething) ? claims.filter(statesSomething) : claims
  return { claims: stating.slice(0, MOST), left: Math.max(0, stating.length - MOST) }
}

/** What is read of a message, without its formatting. */
function plainTextOf(text: string): string {
  return text
    .replace(lineStart, '')
    .replace(sourceLine, '')
    .replace(maskedLink, '$1')
    .replace(address, ' ')
    .replace(emojiOrMention, ' ')
    .replace(formatting, '')
    .replace(backslash, '')
    .replace(marker, '')
}

function lettersIn(text: string): number {
  return text.match(/[\p{Script=Han}\p{L}\p{N}]/gu)?.length ?? 0
}
