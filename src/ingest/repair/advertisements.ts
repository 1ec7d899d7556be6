import { editsFor, type Repair } from './repair.js'

// The label, what is advertised, and the cross that closes it: boxes of a page, whose text was copied with the story's. A
// size (800 × 600) is no box.
const boxes =
  /[ \u3000]*(?:广告[ \u3000]{1,2}(?=\S)[^\n×]{2,80}?[ \u3000]×(?! ?\d+(?:\.\d+)? ?(?:[x×]|cm|mm|px|厘米|毫米|像素|米))[ \u3000]*)+/g

/** Cuts an advertisement out of the paragraphs that it stood between. */
export const advertisements: Repair = {
  kind: 'advertisement',
  find(text) {
    if (!text.includes('广告')) return { edits: [], damage: [] }
    return { edits: editsFor(text, boxes, () => '\n'), damage: [] }
  },
}
