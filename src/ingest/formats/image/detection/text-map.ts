import type { Engine } from '../engine.js'
import { asSharp, type Grey, greyOf } from '../pixels.js'
import { type Tile, tilesOf } from './tiles.js'

/** The network wants sides that are multiples of this. */
const grain = 32
/** In pixels: several lines of text, so that the kept part of a tile sees enough around it. */
const margin = 96
const largestTile = 1280

// What the pictures it was trained with had as mean and deviation of each channel, blue first.
const means = [0.485, 0.456, 0.406] as const
const deviations = [0.229, 0.224, 0.225] as const

/**
 * Returns how likely each pixel belongs to the core of a line of text, 0 to 255; large pictures are looked at in tiles.
 * @param onTile called after each tile
 */
export async function textMap(
  engine: Engine,
  picture: Grey,
  onTile: () => void,
): Promise<Uint8Array> {
  const { width, height } = picture
  const map = new Uint8Array(width * height)
  for (const tile of tilesOf(width, height, largestTile, margin)) {
    await mapTile(engine, picture, tile, map)
    onTile()
  }
  return map
}

async function mapTile(engine: Engine, picture: Grey, { seen, kept }: Tile, map: Uint8Array) {
  const width = upToGrain(seen.right - seen.left)
  const height = upToGrain(seen.bottom - seen.top)
  const input = new Float32Array(3 * width * height)
  const size = width * height
  for (const [channel, mean] of means.entries()) {
    const deviation = deviations[channel] ?? 1
    for (let y = 0; y < height; y++) {
      // Beyond the edge the last pixels go on, so that no edge appears where the picture ends.
      const row = Math.min(seen.top + y, seen.bottom - 1) * picture.width
      for (let x = 0; x < width; x++) {
        const shade = picture.data[row + Math.min(seen.left + x, seen.right - 1)] as number
        input[channel * size + y * width + x] = (shade / 255 - mean) / deviation
      }
    }
  }
  const found = await engine.detect(input, width, height)
  for (let y = kept.top; y < kept.bottom; y++) {
    const from = (y - seen.top) * width - seen.left
    for (let x = kept.left; x < kept.right; x++) {
      map[y * picture.width + x] = Math.round(255 * (found[from + x] as number))
    }
  }
}

function upToGrain(length: number): number {
  return Math.ceil(length / grain) * grain
}

/** Returns the picture made larger or smaller. */
export async function scaled(engine: Engine, picture: Grey, scale: number): Promise<Grey> {
  if (scale === 1) return picture
  const width = Math.max(1, Math.round(picture.width * scale))
  const height = Math.max(1, Math.round(picture.height * scale))
  return greyOf(asSharp(engine.sharp, picture).resize(width, height, { fit: 'fill' }))
}
