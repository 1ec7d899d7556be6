import { isDigit } from '../../text/characters.js'
import type { Edit } from '../source-text.js'
import type { Repair } from './repair.js'

const commas = new Set(',，')
const beforeMark = /[,，](?=[,，、。；;：:！!？?])/g

/** Removes an extra comma before a mark: `,,` `,、` `，。`. The sentence needs the later mark. */
export const doubledPunctuation: Repair = {
  kind: 'doubled_punctuation',
  find(text) {
    const edits: Edit[] = []
    let usual: string | null | undefined
    for (const { index: i } of text.matchAll(beforeMark)) {
      // 1,,000 is damaged too, but it is unknown which comma is right there.
      const areCommas = commas.has(text.charAt(i + 1))
      if (areCommas && isDigit(text.charCodeAt(i - 1)) && isDigit(text.charCodeAt(i + 2))) continue
      // Of two different commas, the one that the page uses elsewhere is right.
      const differ = areCommas && text.charAt(i) !== text.charAt(i + 1)
      if (differ && usual === undefined) usual = usualComma(text)
      const isOwn = differ && text.charAt(i) === usual
      edits.push({ start: isOwn ? i + 1 : i, end: isOwn ? i + 2 : i + 1, insert: '' })
    }
    return { edits, damage: [] }
  },
}

/** Returns the comma that occurs alone more often, or null if neither does. */
function usualComma(text: string): string | null {
  const narrow = text.match(/(?<![,，\d]),(?![,，、。；：])/g)?.length ?? 0
  const wide = text.match(/(?<![,，])，(?![,，、。；：])/g)?.length ?? 0
  if (narrow === wide) return null
  return narrow > wide ? ',' : '，'
}
