import { angleOfPage, boxesOf } from './detection/boxes.js'
import { componentsOf } from './detection/components.js'
import { scaled, textMap } from './detection/text-map.js'
import type { Engine } from './engine.js'
import { asSharp, type Box, type Grey, greyOf, paperOf } from './pixels.js'
import { readSteps, type SeenCharacter } from './recognition/ctc.js'
import { asInput, cutOut, fitted } from './recognition/line-pixels.js'

/** A line as it was read: its box in the upright page, and its characters with their middles in pixels of it. */
export interface ReadLine extends Box {
  characters: SeenCharacter[]
  score: number
}

export interface ReadPage {
  lines: ReadLine[]
  /** By how much the page was turned to stand upright, in radians, clockwise positive as found. */
  angle: number
  upright: Grey
}

/** A cell at or above this, of 255, is text. */
const threshold = 77
/** In radians: text at a smaller angle is read as it stands. */
const leastAngle = 0.004
const scoreOfLine = 0.5

export async function readLines(engine: Engine, picture: Grey, scale: number, onTile = () => {}): Promise<ReadPage> {
  const looked = await scaled(engine, picture, scale)
  const map = await textMap(engine, looked, onTile)
  const components = componentsOf(map, looked.width, threshold)
  const found = angleOfPage(components)
  const angle = Math.abs(found) < leastAngle ? 0 : found
  const upright = angle === 0 ? picture : await turned(engine, picture, angle)
  const move = turnedFrame(picture, upright, angle)
  const boxes = boxesOf(components, angle).map((box) => ({
    ...move({ left: box.left / scale, top: box.top / scale, right: box.right / scale, bottom: box.bottom / scale }),
    score: box.score,
  }))
  const lines: ReadLine[] = []
  for (const box of boxes) {
    const fit = fitted(upright, box)
    const { input, width } = await asInput(engine, cutOut(upright, fit))
    const steps = await engine.recognise(input, width)
    const characters = readSteps(steps, engine.dictionary.length + 1, engine.dictionary)
    onTile()
    lines.push({ ...fit, score: box.score, characters })
  }
  return { lines: lines.filter(({ characters }) => meanOf(characters) >= scoreOfLine), angle, upright }
}

function meanOf(characters: readonly SeenCharacter[]): number {
  return characters.reduce((sum, { certainty }) => sum + certainty, 0) / Math.max(1, characters.length)
}

async function turned(engine: Engine, picture: Grey, angle: number): Promise<Grey> {
  const shade = paperOf(picture)
  const image = asSharp(engine.sharp, picture).rotate((-angle * 180) / Math.PI, {
    background: { r: shade, g: shade, b: shade },
  })
  return greyOf(image)
}

/** Returns how boxes in the frame turned about the picture's origin move into the turned picture, which is turned about its middle. */
function turnedFrame(picture: Grey, upright: Grey, angle: number): (box: Box) => Box {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const x = picture.width / 2
  const y = picture.height / 2
  const dx = upright.width / 2 - (x * cos + y * sin)
  const dy = upright.height / 2 - (y * cos - x * sin)
  return ({ left, top, right, bottom }) => ({
    left: left + dx,
    right: right + dx,
    top: top + dy,
    bottom: bottom + dy,
  })
}
