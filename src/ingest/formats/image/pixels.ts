import type { Sharp, SharpOptions } from 'sharp'
import { uninterrupted } from '../../isolated/gate.js'
import type { Look } from '../page/page-text.js'

/** A picture in shades of grey, row by row from the top; 255 is white. */
export interface Grey {
  data: Uint8Array
  width: number
  height: number
}

/** A rectangle in pixels; `right` and `bottom` are one past the last pixel. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

export type OpenPicture = (input: Uint8Array, options?: SharpOptions) => Sharp

/** Returns sharp's view of a grey picture, for resizing, turning and cutting. */
export function asSharp(sharp: OpenPicture, { data, width, height }: Grey): Sharp {
  return sharp(data, { raw: { width, height, channels: 1 }, limitInputPixels: false })
}

export async function greyOf(image: Sharp): Promise<Grey> {
  const { data, info } = await uninterrupted(() =>
    image.toColourspace('b-w').extractChannel(0).raw().toBuffer({ resolveWithObject: true }),
  )
  return { data, width: info.width, height: info.height }
}

/**
 * Returns how a stretch of text looks: the shade of what it stands on, and how far its ink is from that. Looks at each
 * pixel; for a line, not for a page.
 */
export function lookOf(line: Grey): Look {
  const counts = new Uint32Array(256)
  for (const shade of line.data) counts[shade] = (counts[shade] as number) + 1
  // The paper of a JPEG has several shades.
  const near = counts.map((count, shade) =>
    counts.subarray(Math.max(0, shade - 2), shade + 3).reduce((sum, each) => sum + each, count),
  )
  const paper = near.indexOf(Math.max(...near))
  const apart = new Uint32Array(256)
  for (const [shade, count] of counts.entries()) {
    const distance = Math.abs(shade - paper)
    apart[distance] = (apart[distance] as number) + count
  }
  const most = apart.findLastIndex((count) => count > 0)
  // The edges of strokes are paler than their middles.
  let left = inkLooked * apart.subarray(Math.ceil(most / 3)).reduce((sum, n) => sum + n, 0)
  let ink = most
  while (ink > 0 && left > (apart[ink] as number)) left -= apart[ink--] as number
  return { paper, ink }
}
/** The share of the ink that is darkest. */
const inkLooked = 0.3

/** Returns the shade that most of a picture has: its paper. Looks at about 10,000 pixels. */
export function paperOf({ data }: Grey): number {
  const counts = new Uint32Array(16)
  const step = Math.max(1, Math.floor(data.length / 10_000))
  for (let i = 0; i < data.length; i += step) {
    const shade = (data[i] ?? 0) >> 4
    counts[shade] = (counts[shade] ?? 0) + 1
  }
  return counts.indexOf(Math.max(...counts)) * 16 + 8
}
