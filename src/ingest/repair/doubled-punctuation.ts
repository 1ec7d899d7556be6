import { isDigit } from '../../text/characters.js'
import type { Edit } from '../source-text.js'
import type { Repair } from './repair.js'

const commas = new Set(',，')
const marks = new Set(',，、。；;：:！!？?')

const anywhere = /[,，][,，、。；;：:！!？?]/

/** An extra comma before a mark: `,,` `,、` `，。`. The later mark is the one that the sentence needs. */
export const doubledPunctuation: Repair = {
  kind: 'doubled_punctuation',
  find(text) {
    const edits: Edit[] = []
    if (!anywhere.test(text)) return { edits, damage: [] }
    const usual = usualComma(text)
    for (let i = 0; i + 1 < text.length; i++) {
      if (!commas.has(text.charAt(i)) || !marks.has(text.charAt(i + 1))) continue
      // 1,,000 is damaged too, but which comma is right there nobody can tell.
      const areCommas = commas.has(text.charAt(i + 1))
      if (areCommas && isDigit(text.charCodeAt(i - 1)) && isDigit(text.charCodeAt(i + 2))) continue
      // Of two commas the one that the page writes elsewhere is its own.
      const isOwn = areCommas && text.charAt(i) !== text.charAt(i + 1) && text.charAt(i) === usual
      edits.push({ start: isOwn ? i + 1 : i, end: isOwn ? i + 2 : i + 1, insert: '' })
    }
    return { edits, damage: [] }
  },
}

/** The comma that stands alone more often, null where neither does. */
function usualComma(text: string): string | null {
  const narrow = text.match(/(?<![,，\d]),(?![,，、。；：])/g)?.length ?? 0
  const wide = text.match(/(?<![,，])，(?![,，、。；：])/g)?.length ?? 0
  if (narrow === wide) return null
  return narrow > wide ? ',' : '，'
}
