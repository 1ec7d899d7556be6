import type { TimelineValue, TimelineValues } from '../domain/index.js'

/** Returns the points of a row at which its value is another than before. */
export function changesOf({ points }: TimelineValues): TimelineValue[] {
  return points.filter(({ text }, i) => i === 0 || points[i - 1]?.text !== text)
}
