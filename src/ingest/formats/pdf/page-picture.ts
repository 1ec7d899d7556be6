import { Composed, type Pixels } from './composed.js'
import { type Matrix, multiply } from './matrix.js'

/** The picture that covers a page. */
export interface PagePicture extends Pixels {
  /** By how many degrees it is to be turned clockwise: 0, 90, 180 or 270. */
  turn: number
}

/** A list of drawing operations as pdfjs gives it: numbers, and the arguments of each. */
export interface Operations {
  fnArray: readonly number[]
  argsArray: readonly unknown[]
}

/** The numbers of the operations that matter here: those of pdfjs-dist. */
export interface OperationNumbers {
  save: number
  restore: number
  transform: number
  paintImageXObject: number
  paintInlineImageXObject: number
  paintImageMaskXObject: number
  paintImageMaskXObjectGroup: number
}

/** Pictures cover a page that is scanned if they take this share of it; a smaller one of the other share adds nothing. */
const leastShare = 0.4
const leastPart = 0.005
/** A page is scanned in fewer strips. */
const mostParts = 300

interface Drawn {
  image: unknown
  matrix: Matrix
  isMask: boolean
}

/**
 * Returns the picture of a page that pictures cover, put together where it was scanned in strips or its ink is a layer of its
 * own; null otherwise.
 * @param viewport the transformation of the page as it is shown
 * @param size of the page, in points
 * @param decoded returns the image of a name, null where it cannot be decoded
 */
export async function pagePicture(
  operations: Operations,
  numbers: OperationNumbers,
  viewport: Matrix,
  size: { width: number; height: number },
  decoded: (name: string) => Promise<unknown>,
): Promise<PagePicture | null> {
  const area = size.width * size.height
  const covers = ({ matrix: [a, b, c, d] }: Drawn) => Math.abs(a * d - b * c)
  const parts = drawnIn(operations, numbers, viewport).filter(
    (each) => covers(each) >= leastPart * area,
  )
  const all = parts.reduce((sum, each) => sum + covers(each), 0)
  if (all < leastShare * area || parts.length > mostParts) return null
  const pixelsOf = async ({ image }: Drawn) => {
    const pixels = typeof image === 'string' ? await decoded(image) : image
    const { width, height, data, kind = 1 } = (pixels ?? {}) as Partial<PagePicture>
    return width && height && data ? { width, height, data, kind } : null
  }
  const [only, ...others] = parts
  if (only && others.length === 0 && !only.isMask) {
    const pixels = await pixelsOf(only)
    const [a, b] = only.matrix
    const turn = (Math.round(Math.atan2(b, a) / (Math.PI / 2)) * 90 + 360) % 360
    return pixels && { ...pixels, turn }
  }
  const found = []
  for (const part of parts) {
    const pixels = await pixelsOf(part)
    if (pixels) found.push({ ...part, pixels })
  }
  if (found.length === 0) return null
  const densities = found.map(({ pixels, matrix: [a, b] }) => pixels.width / Math.hypot(a, b))
  const page = Composed.of(size.width, size.height, densities)
  for (const part of found) page.paint(part)
  return page.picture()
}

/** Returns the pictures of a page, each with what moves the unit square to its place. */
function drawnIn(
  { fnArray, argsArray }: Operations,
  numbers: OperationNumbers,
  viewport: Matrix,
): Drawn[] {
  const saved: Matrix[] = []
  const drawn: Drawn[] = []
  let matrix = viewport
  for (const [i, operation] of fnArray.entries()) {
    const given = argsArray[i] as readonly unknown[]
    if (operation === numbers.save) saved.push(matrix)
    else if (operation === numbers.restore) matrix = saved.pop() ?? viewport
    else if (operation === numbers.transform) matrix = multiply(matrix, given as unknown as Matrix)
    else if (
      operation === numbers.paintImageXObject ||
      operation === numbers.paintInlineImageXObject
    )
      drawn.push({ image: given[0], matrix, isMask: false })
    else if (operation === numbers.paintImageMaskXObject)
      drawn.push({ ...maskOf(given[0]), matrix })
    else if (operation === numbers.paintImageMaskXObjectGroup)
      for (const mask of given[0] as readonly { transform: Matrix }[])
        drawn.push({ ...maskOf(mask), matrix: multiply(matrix, mask.transform) })
  }
  return drawn
}

/** The bits of a mask stand elsewhere under a name, or with it. */
function maskOf(mask: unknown): Omit<Drawn, 'matrix'> {
  const { data } = mask as { data: unknown }
  return { image: typeof data === 'string' ? data : mask, isMask: true }
}

/** Returns the pixels of a picture in bytes, and how many a pixel takes. */
export function bytesOf({ width, height, data, kind }: PagePicture): {
  data: Uint8Array
  channels: 1 | 3 | 4
} {
  if (kind !== 1) return { data, channels: kind === 2 ? 3 : 4 }
  const row = Math.ceil(width / 8)
  const bytes = new Uint8Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const bit = ((data[y * row + (x >> 3)] as number) >> (7 - (x & 7))) & 1
      bytes[y * width + x] = bit * 255
    }
  return { data: bytes, channels: 1 }
}
