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
    for (let i = 0; i + 1 < text.length; i++) {
      if (!commas.has(text.charAt(i)) || !marks.has(text.charAt(i + 1))) continue
      // 1,,000 is damaged too, but which comma is right there nobody can tell.
      const areCommas = commas.has(text.charAt(i + 1))
      if (areCommas && isDigit(text.charCodeAt(i - 1)) && isDigit(text.charCodeAt(i + 2))) continue
      edits.push({ start: i, end: i + 1, insert: '' })
    }
    return { edits, damage: [] }
  },
}
