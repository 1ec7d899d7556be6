import { words } from '../../text/segment.js'
import type { Edit } from '../source-text.js'
import type { Repair } from './repair.js'

const han = '[\\u4e00-\\u9fff]'
const mark = '[，。、；：！？“”‘’（）《》]'
const point = '[.%％]'
const token = `(?:${han}|${mark}|${point}|\\d[\\d,.]{0,12}%?)`
/** Four characters or more with a space between any two, with marks and numbers among them. A mark may lack one of its spaces. */
const spread = new RegExp(
  `(?<!\\S)${han}(?:[ \\u3000]${token}|(?<=${mark})${token}|${mark}){3,400}(?!\\S)`,
  'g',
)
/** Characters of a line of its own, and of a stretch within one. */
const fewest = 4
const fewestWithin = 12
/** Of 甲 乙 丙 丁 each stands for itself: what was set wide is words. */
const leastWordLength = 1.4

/** 柳 塘 公 园: characters with blanks between them, as a headline is set wide, come together. */
export const spreadLetters: Repair = {
  kind: 'space',
  find(text) {
    const edits: Edit[] = []
    const places: number[] = []
    for (const { 0: found, index } of text.matchAll(spread)) {
      const joined = found.replace(/[ \u3000]/g, '')
      const letters = joined.match(/[\u4e00-\u9fff]/g)?.length ?? 0
      const isLine = isEdge(text, index - 1) && isEdge(text, index + found.length)
      if (letters < (isLine ? fewest : fewestWithin)) continue
      if (letters < leastWordLength * hanWords(joined)) continue
      places.push(index)
      for (const { index: at } of found.matchAll(/[ \u3000]/g)) {
        edits.push({ start: index + at, end: index + at + 1, insert: '' })
      }
    }
    return { edits, damage: [], places }
  },
}

function isEdge(text: string, at: number): boolean {
  return at < 0 || at >= text.length || text.charAt(at) === '\n'
}

function hanWords(text: string): number {
  return words(text).filter(({ start }) => /[\u4e00-\u9fff]/.test(text.charAt(start))).length
}
