import type { Repair } from '../../repair/repair.js'

/** Follows each character that was read without certainty: a code point from the private area, which no network reads. */
export const doubtMark = '\ue000'

const doubted = new RegExp(`.${doubtMark}`, 'gsu')

/** Characters that were read from a picture without certainty: what was seen stays, as damage, and is never quoted. */
export const doubtful: Repair = {
  kind: 'doubtful',
  find(text) {
    const edits = []
    const damage = []
    for (const { index, 0: seen } of text.matchAll(doubted)) {
      const mark = index + seen.length - 1
      edits.push({ start: mark, end: mark + 1, insert: '' })
      damage.push({ start: index, end: mark })
    }
    return { edits, damage }
  },
}
