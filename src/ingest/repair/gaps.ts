import type { Repair } from './repair.js'

// A percent sign that no number precedes: the number was lost in copying.
const lostNumber = /(?<=[\u3400-\u9fff])\s?[%％](?![\d%％])/gm

/** What a decoder puts where the bytes say nothing. */
const undecodable = /\ufffd+/g

/** Words lost in copying, `SMT产线%。`: nothing can restore them, so the place is marked as damage. */
export const gaps: Repair = {
  kind: 'gap',
  find(text) {
    const damage = [...text.matchAll(lostNumber)]
      .filter(({ index }) => !/[零〇一二三四五六七八九十百]/.test(text.charAt(index - 1)))
      // The word in front has lost its number with it: it says nothing alone.
      .map(({ index, 0: mark }) => ({ start: Math.max(0, index - 2), end: index + mark.length }))
    for (const { index, 0: lost } of text.matchAll(undecodable)) {
      damage.push({ start: index, end: index + lost.length })
    }
    return { edits: [], damage: damage.sort((a, b) => a.start - b.start) }
  },
}
