import type { Box } from './pixels.js'

interface Size {
  width: number
  height: number
}

/** Where things of a slanted picture are in the upright page, which is the picture turned about its middle, and back. */
export class TurnedFrame {
  private readonly cos: number
  private readonly sin: number
  private readonly dx: number
  private readonly dy: number

  /** @param angle of the picture's lines, in radians, clockwise positive */
  constructor(
    private readonly picture: Size,
    upright: Size,
    angle: number,
  ) {
    this.cos = Math.cos(angle)
    this.sin = Math.sin(angle)
    const [x, y] = [picture.width / 2, picture.height / 2]
    this.dx = upright.width / 2 - (x * this.cos + y * this.sin)
    this.dy = upright.height / 2 - (y * this.cos - x * this.sin)
  }

  /** Returns a box of the upright page. @param box in the frame turned about the picture's corner, `scale` times as large */
  toUpright({ left, top, right, bottom }: Box, scale: number): Box {
    return {
      left: left / scale + this.dx,
      right: right / scale + this.dx,
      top: top / scale + this.dy,
      bottom: bottom / scale + this.dy,
    }
  }

  /** Returns the smallest box of whole pixels within the picture around a box of the upright page. */
  toPicture({ left, top, right, bottom }: Box): Box {
    const corners = [left, right].flatMap((x) => [top, bottom].map((y) => this.place(x, y)))
    const { width, height } = this.picture
    const within = (value: number, most: number) => Math.max(0, Math.min(most, value))
    const xs = corners.map(([x]) => x)
    const ys = corners.map(([, y]) => y)
    return {
      left: within(Math.floor(Math.min(...xs)), width - 1),
      top: within(Math.floor(Math.min(...ys)), height - 1),
      right: within(Math.ceil(Math.max(...xs)), width),
      bottom: within(Math.ceil(Math.max(...ys)), height),
    }
  }

  private place(x: number, y: number): [number, number] {
    const [u, v] = [x - this.dx, y - this.dy]
    return [u * this.cos - v * this.sin, u * this.sin + v * this.cos]
  }
}
