import { type Matrix, multiply } from './matrix.js'

/** The picture that covers a page, as decoded: row by row, one bit or three or four bytes a pixel. */
export interface PagePicture {
  width: number
  height: number
  data: Uint8Array
  /** As pdfjs counts them: 1 for one bit a pixel, 2 for RGB, 3 for RGBA. */
  kind: number
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
}

/** A picture covers a page that is scanned if it takes this share of it. */
const leastShare = 0.4

interface Drawn {
  image: unknown
  matrix: Matrix
}

/**
 * Returns the largest picture on a page, if it covers the page; null otherwise.
 * @param viewport the transformation of the page as it is shown
 * @param area of the page, in points
 * @param decoded returns the image of a name, null where it cannot be decoded
 */
export async function pagePicture(
  operations: Operations,
  numbers: OperationNumbers,
  viewport: Matrix,
  area: number,
  decoded: (name: string) => Promise<unknown>,
): Promise<PagePicture | null> {
  const covers = ({ matrix: [a, b, c, d] }: Drawn) => Math.abs(a * d - b * c)
  const [largest] = drawnIn(operations, numbers, viewport).sort((a, b) => covers(b) - covers(a))
  if (!largest || covers(largest) < leastShare * area) return null
  const { image, matrix } = largest
  const pixels = typeof image === 'string' ? await decoded(image) : image
  const { width, height, data, kind } = (pixels ?? {}) as Partial<PagePicture>
  if (!width || !height || !data || !kind) return null
  const [a, b] = matrix
  const turn = (Math.round(Math.atan2(b, a) / (Math.PI / 2)) * 90 + 360) % 360
  return { width, height, data, kind, turn }
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
      drawn.push({ image: given[0], matrix })
  }
  return drawn
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
