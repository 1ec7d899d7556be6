import { statementsIn } from '../../app.js'

/** How many claims of one message are checked. */
const MOST = 5

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
/**
 * The sentences of a message, and of what was read from its pictures, that state something, and how many more there are
 * than can be checked at once.
 */
export function claimsIn(
  text: string,
  pictures: readonly string[] = [],
): { claims: string[]; left: number } {
  const stating = statementsIn([plainTextOf(text), ...pictures].join('\n'))
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
