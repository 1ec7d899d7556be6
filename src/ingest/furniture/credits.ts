import { anyOf } from '../../text/any-of.js'
import { editorDesks, editors, producers } from '../../text/lexicon/names/media.js'

// The people who worked on a story without writing it. A credit holds names only: 编辑：这张图能用吗 is not one.
const role = `${anyOf(editorDesks)}?${anyOf(editors, producers)}`
const person = '[\\u4e00-\\u9fffa-z·_]{1,12}'
const names = `${person}(?:[\\s、,/&]{1,3}${person}){0,5}`
const credit = new RegExp(
  `^[(【\\[〔<]?\\s?(?:${role}(?:\\s?[/、丨|]\\s?${role}){0,3}\\s?[:|/丨]\\s?(?:${names})?[\\s|;,、()/丨]{0,6}){1,6}[)】\\]〕>]?$`,
)
const unlabelled = new RegExp(
  `^[(【\\[■●]?\\s?${role}\\s{1,3}[\\u4e00-\\u9fff]{2,4}(?:\\s{1,6}${role}\\s{1,3}[\\u4e00-\\u9fff]{2,4}){0,5}[)】\\]]?$`,
)
const finished =
  /^(?:[(【[]\s?(?:完|全文完|本文完)\s?[)】\]]|[-—·\s]{0,6}(?:the\s)?(?:end|完)[-—·\s]{0,6})(?:\s?\d{7})?$/
const longestCredit = 90

/** Decides whether a folded line names editors and nothing else. */
export function isCredit(folded: string): boolean {
  if (folded.length > longestCredit) return false
  return credit.test(folded) || unlabelled.test(folded)
}

/** Decides whether a line is the editors' mark for the end of the story: （完）, END. */
export function isFinish(folded: string): boolean {
  return finished.test(folded)
}
