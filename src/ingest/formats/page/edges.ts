import type { LayoutLine, Segment } from './page-text.js'
import { lookApart } from './screens.js'

/** Returns the extent of the lines of each font size and look: a headline may be wider than the column below it. */
export function edgesOf(segments: readonly Segment[]): (segment: Segment) => LayoutLine['column'] {
  const found: { of: Segment; edge: LayoutLine['column'] }[] = []
  const edgeOf = (segment: Segment): LayoutLine['column'] | undefined =>
    found.find(
      ({ of }) =>
        Math.round(of.size) === Math.round(segment.size) && !lookApart(of.look, segment.look),
    )?.edge
  for (const segment of segments) {
    const { left, right } = segment
    const edge = edgeOf(segment)
    if (!edge) found.push({ of: segment, edge: { left, right } })
    else {
      edge.left = Math.min(edge.left, left)
      edge.right = Math.max(edge.right, right)
    }
  }
  return (segment) => edgeOf(segment) ?? segment
}
