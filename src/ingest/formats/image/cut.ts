import type { Sharp } from 'sharp'
import { isPicture, type PictureBox } from '../../../domain/index.js'
import { mostPixels } from '../../limits.js'
import { openSharp } from './engine.js'
import type { OpenPicture } from './pixels.js'
import { scanned } from './read-scan.js'

/** Around the lines, as a share of their height; in pixels at least and at most. */
const margin = { share: 1.2, least: 12, most: 120 }
/** In pixels; a larger cut is made smaller. */
const largest = { width: 1400, height: 1800 }

/** Returns the part of a picture that shows some lines with a little around them, as PNG; null if it cannot be cut. */
export async function cutOut({
  file,
  bytes,
  boxes,
  page,
}: {
  file: string
  bytes: Uint8Array
  boxes: readonly PictureBox[]
  page: number | null
}): Promise<Uint8Array | null> {
  if (boxes.length === 0) return null
  const sharp = await openSharp()
  try {
    const image = await pictureIn(sharp, file, bytes, page)
    if (image === null) return null
    const { data, info } = await image
      .png({ compressionLevel: 1 })
      .toBuffer({ resolveWithObject: true })
    const region = regionOf(boxes, info)
    if (region === null) return null
    const cut = sharp(data, { limitInputPixels: mostPixels })
      .extract(region)
      .resize({ ...largest, fit: 'inside', withoutEnlargement: true })
    return await cut.png().toBuffer()
  } catch {
    // The file is no longer the picture that was read.
    return null
  }
}

async function pictureIn(
  sharp: OpenPicture,
  file: string,
  bytes: Uint8Array,
  page: number | null,
): Promise<Sharp | null> {
  if (isPicture(file))
    return sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' }).autoOrient()
  // Imported lazily: most cuts are of pictures.
  const { pagesOfPdf } = await import('../pdf/pdfjs.js')
  for await (const { picture } of pagesOfPdf(bytes, page ?? 1))
    return picture && scanned(sharp, picture)
  return null
}

/** Returns what to cut out, in whole pixels; null if the picture does not hold it. */
export function regionOf(
  boxes: readonly PictureBox[],
  { width, height }: { width: number; height: number },
): { left: number; top: number; width: number; height: number } | null {
  const heights = boxes.map(({ top, bottom }) => bottom - top).sort((a, b) => a - b)
  const usual = heights[Math.floor(heights.length / 2)] ?? 0
  const room = Math.round(Math.min(margin.most, Math.max(margin.least, margin.share * usual)))
  const left = Math.max(0, Math.min(...boxes.map((box) => box.left)) - room)
  const top = Math.max(0, Math.min(...boxes.map((box) => box.top)) - room)
  const right = Math.min(width, Math.max(...boxes.map((box) => box.right)) + room)
  const bottom = Math.min(height, Math.max(...boxes.map((box) => box.bottom)) + room)
  if (right <= left || bottom <= top) return null
  return { left, top, width: right - left, height: bottom - top }
}
