import type { Look } from '../page/page-text.js'
import { angleOfPage, boxesOf } from './detection/boxes.js'
import { type Component, componentsOf } from './detection/components.js'
import { scaled, textMap } from './detection/text-map.js'
import type { Engine } from './engine.js'
import { asSharp, type Box, type Grey, greyOf, lookOf, paperOf } from './pixels.js'
import { readSteps, type SeenCharacter } from './recognition/ctc.js'
import { asInput, cutOut, fitted, piecesOf } from './recognition/line-pixels.js'
import { inWidth } from './recognition/marks.js'
import { TurnedFrame } from './turned-frame.js'

/** A line as it was read: its box in the upright page, and its characters with their middles in pixels of it. */
export interface ReadLine extends Box {
  characters: SeenCharacter[]
  look: Look
}

/** What was read of a picture. Where its text stands in columns from top to bottom, nothing is read. */
export interface ReadPage {
  lines: ReadLine[]
  /** Of the upright page, in pixels. */
  width: number
  height: number
  isVertical: boolean
  /** Returns the box in the picture around a box in the upright page. */
  inPicture(box: Box): Box
}

/** A cell at or above this, of 255, is text. */
const threshold = 77
/** In radians: text at a smaller angle is read as it stands. */
const leastAngle = 0.004
/** A line whose characters are less certain than this on average is no text: a drawing, a pattern. */
const leastOfLine = 0.5

/**
 * Finds the lines of a picture, turns the page upright and reads each line.
 * @param onPart called after each part that was looked at, and each line
 */
export async function readLines(
  engine: Engine,
  picture: Grey,
  onPart: () => void,
): Promise<ReadPage> {
  const { components, scale } = await detected(engine, picture, onPart)
  const measured = angleOfPage(components)
  const angle = Math.abs(measured) < leastAngle ? 0 : measured
  // Lines are read from the picture as it is: made larger before it is turned, small text was read worse.
  const upright = angle === 0 ? picture : await turned(engine, picture, angle)
  const frame = new TurnedFrame(picture, upright, angle)
  const boxes = boxesOf(components, angle).map((box) => frame.toUpright(box, scale))
  const { width, height } = upright
  const page = { width, height, inPicture: (box: Box) => frame.toPicture(box) }
  if (standsInColumns(boxes)) return { ...page, lines: [], isVertical: true }
  const lines: ReadLine[] = []
  for (const box of boxes) {
    if (isTall(box)) continue
    const line = await readLine(engine, upright, box)
    onPart()
    if (certaintyOf(line.characters) >= leastOfLine) lines.push(line)
  }
  return { ...page, lines, isVertical: false }
}

async function readLine(engine: Engine, page: Grey, detected: Box): Promise<ReadLine> {
  const box = fitted(page, detected)
  const cut = cutOut(page, box)
  const seen: SeenCharacter[] = []
  for (const { piece, from } of piecesOf(cut)) {
    const { input, width, inked } = await asInput(engine, piece)
    const steps = await engine.recognise(input, width)
    for (const each of readSteps(steps, engine.dictionary.length + 1, engine.dictionary)) {
      const at = from + (each.at * piece.width) / inked
      seen.push({ ...each, at: at / cut.width })
    }
  }
  return { ...box, characters: inWidth(seen), look: lookOf(cut) }
}

/** Decides whether most of the text runs from top to bottom, as in old newspapers. */
function standsInColumns(boxes: readonly Box[]): boolean {
  const tall = boxes.filter(isTall)
  const along = (some: readonly Box[]) =>
    some.reduce(
      (sum, { left, top, right, bottom }) => sum + Math.max(right - left, bottom - top),
      0,
    )
  return tall.length > 1 && along(tall) > along(boxes) / 2
}

function isTall({ left, top, right, bottom }: Box): boolean {
  return bottom - top > 2 * (right - left)
}

/** Lines are found best when they are about this high, in pixels; pictures with much smaller or larger ones are looked at again. */
const bestHeight = 30
const [lowest, highest] = [27, 75]
const [smallestScale, largestScale] = [0.25, 3]
/** A picture with more pixels is first looked at in a part from its middle. */
const mostAtOnce = 2_000_000
const sampleSide = 1280
const mostScaled = 40_000_000

/** Returns the components of text in a picture made larger or smaller by `scale`, which is chosen by the height of its lines. */
async function detected(
  engine: Engine,
  picture: Grey,
  onPart: () => void,
): Promise<{ components: Component[]; scale: number }> {
  const pixels = picture.width * picture.height
  const isLarge = pixels > mostAtOnce
  const first = await found(engine, isLarge ? middleOf(picture) : picture, onPart)
  const heights = boxesOf(first, angleOfPage(first))
    .map(({ left, top, right, bottom }) => Math.min(bottom - top, right - left))
    .sort((a, b) => a - b)
  const height = heights[Math.floor(heights.length / 2)] ?? bestHeight
  const wanted =
    height < lowest || height > highest
      ? Math.min(largestScale, Math.max(smallestScale, bestHeight / height))
      : 1
  const scale = Math.min(wanted, Math.max(1, Math.sqrt(mostScaled / pixels)))
  if (scale === 1 && !isLarge) return { components: first, scale }
  return { components: await found(engine, await scaled(engine, picture, scale), onPart), scale }
}

async function found(engine: Engine, picture: Grey, onPart: () => void): Promise<Component[]> {
  return componentsOf(await textMap(engine, picture, onPart), picture.width, threshold)
}

function middleOf(picture: Grey): Grey {
  const left = Math.max(0, (picture.width - sampleSide) / 2)
  const top = Math.max(0, (picture.height - sampleSide) / 2)
  return cutOut(picture, { left, top, right: left + sampleSide, bottom: top + sampleSide })
}

function certaintyOf(characters: readonly SeenCharacter[]): number {
  const sum = characters.reduce((total, { certainty }) => total + certainty, 0)
  return sum / Math.max(1, characters.length)
}

async function turned(engine: Engine, picture: Grey, angle: number): Promise<Grey> {
  const shade = paperOf(picture)
  const background = { r: shade, g: shade, b: shade }
  return greyOf(asSharp(engine.sharp, picture).rotate((-angle * 180) / Math.PI, { background }))
}
