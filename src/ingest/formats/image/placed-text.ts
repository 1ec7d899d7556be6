import type { PageText, TextItem } from '../page/page-text.js'
import { doubtMark } from './doubtful.js'
import type { ReadLine, ReadPage } from './read-lines.js'
import { room } from './recognition/line-pixels.js'

/** Below this a character is not certain enough to be quoted. */
export const leastCertain = 0.6

/** The layout code has lengths in points, for running text of about this size. */
const usualPoints = 10
/** The height of ink in font heights: of Han characters, and of digits and capitals. */
const inkOfHan = 0.93
const inkOfDigits = 0.75
const fewestHan = 5
const alike = 0.12
const gap = 0.9

const han = /\p{Script=Han}/u
const wide = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f]/

/** Returns the lines of a page as the text runs that its layout is found from. */
export function placedText({ lines, width, height, inPicture }: ReadPage): PageText {
  const sizes = sizesOf(lines)
  const usual =
    median(sizes.flatMap((size, i) => lines[i]?.characters.map(() => size) ?? [])) || usualPoints
  const points = usualPoints / usual
  return {
    width: width * points,
    height: height * points,
    items: lines.flatMap((line, i) => runsOf(line, sizes[i] ?? usual, points)),
    inPicture: ({ left, top, right, bottom }) =>
      inPicture({
        left: left / points,
        top: top / points,
        right: right / points,
        bottom: bottom / points,
      }),
  }
}

/** A line's font height as it seems, in pixels, and for how many characters that holds. */
interface Seeming {
  size: number
  weight: number
}

/**
 * Returns the font height of each line in pixels; lines of about the same height get the same, since a heading is told
 * from text by its size.
 */
function sizesOf(lines: readonly ReadLine[]): number[] {
  const seen = lines.map(seemingSize)
  const groups: Seeming[] = []
  for (const each of seen
    .filter(({ weight }) => weight >= fewestHan)
    .sort((a, b) => b.weight - a.weight)) {
    const group = groups.find(({ size }) => Math.abs(size - each.size) <= alike * size)
    if (group) group.weight += each.weight
    else groups.push({ ...each })
  }
  return seen.map(({ size, weight }) => {
    const reach = weight >= fewestHan ? alike : 2.5 * alike
    const near = groups
      .filter((group) => Math.abs(group.size - size) <= reach * group.size)
      .sort((a, b) => Math.abs(a.size - size) - Math.abs(b.size - size))
    return near[0]?.size ?? size
  })
}

/** Han characters are set at a distance of their height; that of the ink depends on which characters a line has. */
function seemingSize(line: ReadLine): Seeming {
  const { characters, left, right, top, bottom } = line
  const distances = characters.flatMap(({ text, at }, i) => {
    const before = characters[i - 1]
    return before && han.test(before.text) && han.test(text)
      ? [(at - before.at) * (right - left)]
      : []
  })
  const usual = median(distances)
  const even = distances.filter((each) => Math.abs(each - usual) < 0.5 * usual)
  if (even.length >= fewestHan)
    return { size: even.reduce((sum, each) => sum + each, 0) / even.length, weight: even.length }
  const ink = (bottom - top) / (1 + 2 * room)
  const hasHan = characters.some(({ text }) => han.test(text))
  return { size: ink / (hasHan ? inkOfHan : inkOfDigits), weight: 0 }
}

/** Cuts a line where a gap as wide as a character is: cells, or columns that were detected as one line. */
function runsOf(line: ReadLine, size: number, points: number): TextItem[] {
  const items: TextItem[] = []
  const across = line.right - line.left
  let open: { text: string; from: number; to: number } | null = null
  const middle = (line.top + line.bottom) / 2
  const close = () => {
    if (open === null || open.text.trim() === '') return
    items.push({
      text: open.text,
      left: open.from * points,
      width: (open.to - open.from) * points,
      baseline: (middle + 0.38 * size) * points,
      size: size * points,
      angle: 0,
      font: '',
      vertical: false,
      look: line.look,
    })
  }
  for (const character of line.characters) {
    if (character.text === ' ' && open === null) continue
    const half = (wide.test(character.text) ? 0.5 : 0.28) * size
    const at = line.left + character.at * across
    if (open !== null && character.text !== ' ' && at - half - open.to > gap * size) {
      close()
      open = null
    }
    const text = character.certainty < leastCertain ? character.text + doubtMark : character.text
    if (open === null) open = { text, from: at - half, to: at + half }
    else {
      open.text += text
      if (character.text !== ' ') open.to = Math.max(open.to, at + half)
    }
  }
  close()
  return items
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
