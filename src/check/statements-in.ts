import { statesSomething } from '../text/content.js'
import { endsInTime } from '../text/stamp.js'

const fewestLetters = 4
/** In UTF-16 code units. */
const longest = 1000

const sentence = /[^。！？!?\n]+(?:[。！？!?]+[”’」』）)》"']*)?/gu
const question = /[？?][”’」』）)》"']*$|[吗呢嗎][。！!]?$/u

/** Returns the sentences of a plain text that state something, each a claim that can be checked. */
export function statementsIn(text: string): string[] {
  const claims = [...text.matchAll(sentence)]
    .map(([each]) => each.replace(/\s+/gu, ' ').trim())
    .filter((each) => !question.test(each) && lettersIn(each) >= fewestLetters)
    .map((each) => each.replace(/[。！!]+$/u, '').slice(0, longest))
  // 哈哈哈哈 beside a claim is none, and does not keep the claim from being checked; alone it is refused. Nor is 王芳 09:41.
  const states = (claim: string): boolean => !endsInTime(claim) && statesSomething(claim)
  return claims.some(states) ? claims.filter(states) : claims
}

function lettersIn(text: string): number {
  return text.match(/[\p{Script=Han}\p{L}\p{N}]/gu)?.length ?? 0
}
