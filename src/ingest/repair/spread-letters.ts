import { words } from '../../text/segment.js'
import type { Edit } from '../source-text.js'
import type { Repair } from './repair.js'

const han = '[\\u4e00-\\u9fff]'
const mark = '[，。、；：！？“”‘’（）《》]'
const point = '[.%％]'
const token = `(?:${han}|${mark}|${point}|\\d[\\d,.]{0,12}%?)`
/**
 * At least four characters with a space between any two, including marks and numbers. A mark may lack one of its
 * spaces.
 */
const spread = new RegExp(
  `(?<!\\S)${han}(?:[ \\u3000]${token}|(?<=${mark})${token}|${mark}){3,400}(?!\\S)`,
  'g',
)
/** The fewest characters if they fill a line, and if they are within one. */
const fewest = 4
const fewestWithin = 12
/** In 甲 乙 丙 丁 each character stands for itself: text that was set wide consists of words. */
const leastWordLength = 1.4

/** 柳 塘 公 园: removes the blanks between characters that were set wide, as in a headline. */
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
