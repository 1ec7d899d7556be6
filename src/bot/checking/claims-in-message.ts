/** How many claims of one message are checked. */
const MOST = 5
const FEWEST_LETTERS = 4
/** Longest claim that is checked, in UTF-16 code units. */
const LONGEST = 1000

const notWords = /<a?:\w+:\d+>|<[@#][!&]?\d+>|https?:\/\/\S+|[*_~`|]+/g
const quotedLine = /^\s*>+\s?/gm
const sentence = /[^。！？!?\n]+(?:[。！？!?]+[”’」』）)》"']*)?/gu
const question = /[？?][”’」』）)》"']*$|[吗呢嗎][。！!]?$/u

/** The sentences of a message that state something, and how many more there are than can be checked at once. */
export function claimsIn(text: string): { claims: string[]; left: number } {
  const plain = text.replace(notWords, ' ').replace(quotedLine, '')
  const claims = [...plain.matchAll(sentence)]
    .map(([each]) => each.trim())
    .filter((each) => !question.test(each) && lettersIn(each) >= FEWEST_LETTERS)
    .map((each) => each.replace(/[。！!]+$/u, '').slice(0, LONGEST))
  return { claims: claims.slice(0, MOST), left: Math.max(0, claims.length - MOST) }
}

function lettersIn(text: string): number {
  return text.match(/[\p{Script=Han}\p{L}\p{N}]/gu)?.length ?? 0
}
