import { mostPixels } from '../../limits.js'
import type { Matrix } from './matrix.js'

/** A decoded picture: row by row, one bit or three or four bytes a pixel. */
export interface Pixels {
  width: number
  height: number
  data: Uint8Array
  /** As pdfjs counts them: 1 for one bit a pixel, 2 for RGB, 3 for RGBA. */
  kind: number
}

/** A decoded picture and what moves the unit square to its place on the page, in points. */
export interface Part {
  pixels: Pixels
  matrix: Matrix
  /** A mask leaves ink where its bits are 0, and else what is under it. */
  isMask: boolean
}

/** Pixels a point; finer print is not read better. */
const finest = 6

/** A page put together from its pictures. It is white, and each is painted over those before it, as a reader would see it. */
export class Composed {
  private readonly data: Uint8Array
  private readonly width: number
  private readonly height: number

  /** @param scale pixels a point */
  private constructor(
    width: number,
    height: number,
    private readonly scale: number,
  ) {
    this.width = Math.max(1, Math.round(width * scale))
    this.height = Math.max(1, Math.round(height * scale))
    this.data = new Uint8Array(3 * this.width * this.height).fill(255)
  }

  /** @param densities of the pictures, in pixels a point */
  static of(width: number, height: number, densities: readonly number[]): Composed {
    const most = Math.sqrt(mostPixels / (width * height))
    return new Composed(width, height, Math.min(finest, most, Math.max(...densities)))
  }

  paint({ pixels, matrix: [a, b, c, d, e, f], isMask }: Part): void {
    const area = a * d - b * c
    if (area === 0) return
    const xs = [e, e + a, e + c, e + a + c].map((x) => x * this.scale)
    const ys = [f, f + b, f + d, f + b + d].map((y) => y * this.scale)
    const [left, right] = [
      Math.max(0, Math.floor(Math.min(...xs))),
      Math.min(this.width, Math.max(...xs)),
    ]
    const [top, bottom] = [
      Math.max(0, Math.floor(Math.min(...ys))),
      Math.min(this.height, Math.max(...ys)),
    ]
    const shadeAt = shades(pixels)
    for (let row = top; row < bottom; row++) {
      for (let column = left; column < right; column++) {
        const [x, y] = [(column + 0.5) / this.scale - e, (row + 0.5) / this.scale - f]
        const across = Math.floor(((x * d - y * c) / area) * pixels.width)
        const down = Math.floor((1 - (y * a - x * b) / area) * pixels.height)
        if (across < 0 || down < 0 || across >= pixels.width || down >= pixels.height) continue
        const shade = shadeAt(across, down)
        if (isMask && shade === 255) continue
        this.data.fill(shade, 3 * (row * this.width + column), 3 * (row * this.width + column) + 3)
      }
    }
  }

  picture(): Pixels & { turn: number } {
    const { width, height, data } = this
    return { width, height, data, kind: 2, turn: 0 }
  }
}

/** Returns the shade of grey at a pixel; what is transparent is white. */
function shades({ width, data, kind }: Part['pixels']): (x: number, y: number) => number {
  const at = (i: number): number => data[i] as number
  if (kind === 1) {
    const row = Math.ceil(width / 8)
    return (x, y) => ((at(y * row + (x >> 3)) >> (7 - (x & 7))) & 1) * 255
  }
  const channels = kind === 2 ? 3 : 4
  return (x, y) => {
    const i = (y * width + x) * channels
    const shade = 0.3 * at(i) + 0.59 * at(i + 1) + 0.11 * at(i + 2)
    const opaque = channels === 4 ? at(i + 3) / 255 : 1
    return Math.round(255 - (255 - shade) * opaque)
  }
}
