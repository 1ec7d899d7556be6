import type { Box } from '../pixels.js'
import type { Component } from './components.js'

/** A line of text as detected: an upright box in the turned page, and how sure its detection is (0 to 1). */
export interface DetectedBox extends Box {
  score: number
}

/** The network draws the core of a line; this is by how much of its area over its outline it is widened (DB, Liao et al. 2020). */
const unclipRatio = 1.6
const leastScore = 0.5
/** In cells. */
const leastThickness = 3
/** A component at least this many times as wide as high tells the angle of the page. */
const fewestTimesAsWide = 4

/** Returns the angle to the horizontal of a component, in radians (clockwise positive): the axis along which its cells spread most. */
function angleOf({ runs, cells }: Component): { angle: number; width: number } | null {
  let [sx, sy] = [0, 0]
  for (const [y, from, to] of runs) {
    const n = to - from
    sx += (n * (from + to - 1)) / 2
    sy += n * y
  }
  const [mx, my] = [sx / cells, sy / cells]
  let [xx, xy, yy] = [0, 0, 0]
  for (const [y, from, to] of runs) {
    const n = to - from
    const middle = (from + to - 1) / 2 - mx
    xx += n * middle * middle + (n * (n * n - 1)) / 12
    xy += n * middle * (y - my)
    yy += n * (y - my) * (y - my)
  }
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy)
  const spread = Math.hypot(xx - yy, 2 * xy)
  const [long, short] = [xx + yy + spread, xx + yy - spread]
  if (short <= 0 ? false : Math.sqrt(long / short) < fewestTimesAsWide) return null
  return { angle, width: Math.sqrt((6 * long) / cells) }
}

/** Returns the angle at which most of the text of a page is set, in radians, weighted by the length of lines; 0 without long lines. */
export function angleOfPage(components: readonly Component[]): number {
  const found = components
    .flatMap((component) => angleOf(component) ?? [])
    .filter(({ angle }) => Math.abs(angle) < Math.PI / 4)
    .sort((a, b) => a.angle - b.angle)
  const half = found.reduce((sum, { width }) => sum + width, 0) / 2
  let sum = 0
  for (const { angle, width } of found) {
    sum += width
    if (sum >= half) return angle
  }
  return 0
}

/**
 * Returns the box of each line in the frame that is turned by `angle` about the origin, in cells, from the top.
 * @param angle radians, clockwise positive
 */
export function boxesOf(components: readonly Component[], angle: number): DetectedBox[] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const boxes: DetectedBox[] = []
  for (const { runs, mean } of components) {
    const score = mean / 255
    if (score < leastScore) continue
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
    for (const [y, from, to] of runs) {
      for (const x of [from, to]) {
        for (const edge of [y, y + 1]) {
          const u = x * cos + edge * sin
          const v = edge * cos - x * sin
          left = Math.min(left, u)
          right = Math.max(right, u)
          top = Math.min(top, v)
          bottom = Math.max(bottom, v)
        }
      }
    }
    // The corners of the cells of a slanted line stick out a little.
    const slack = Math.abs(sin)
    const [width, height] = [right - left - slack, bottom - top - slack]
    if (Math.min(width, height) < leastThickness) continue
    const margin = (width * height * unclipRatio) / (2 * (width + height))
    boxes.push({
      left: left + slack / 2 - margin,
      right: right - slack / 2 + margin,
      top: top + slack / 2 - margin,
      bottom: bottom - slack / 2 + margin,
      score,
    })
  }
  return boxes.sort((a, b) => a.top - b.top || a.left - b.left)
}
