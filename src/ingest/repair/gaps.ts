import { oneToTen, zeros } from '../../text/lexicon/measures/numerals.js'
import type { Repair } from './repair.js'

// A percent sign without a number before it: the number was lost in copying.
const lostNumber = /(?<=[\u3400-\u9fff])\s?[%％](?![\d%％])/gm

/** Behind one of these, a percent sign has its number: 百分之五十%. */
const numeralBefore = new RegExp(`[${zeros}${oneToTen}百]`)

/** What a decoder inserts for bytes without meaning. */
const undecodable = /\ufffd+/g

/** Words lost in copying, `SMT产线%。`: they cannot be restored, so the place is marked as damage. */
export const gaps: Repair = {
  kind: 'gap',
  find(text) {
    const damage = [...text.matchAll(lostNumber)]
      .filter(({ index }) => !numeralBefore.test(text.charAt(index - 1)))
      // The preceding word lost its number too: alone it says nothing.
      .map(({ index, 0: mark }) => ({ start: Math.max(0, index - 2), end: index + mark.length }))
    for (const { index, 0: lost } of text.matchAll(undecodable)) {
      damage.push({ start: index, end: index + lost.length })
    }
    return { edits: [], damage: damage.sort((a, b) => a.start - b.start) }
  },
}
