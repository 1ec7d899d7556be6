import type { Box } from '../pixels.js'

/** A tile of a picture: what is looked at, and the part of it whose result counts. */
export interface Tile {
  seen: Box
  kept: Box
}

/**
 * Returns tiles that overlap by twice `margin`; their kept parts cover the picture exactly once, so that nothing at a
 * seam is lost or doubled.
 * @param most the largest side of a tile, in pixels
 */
export function tilesOf(width: number, height: number, most: number, margin: number): Tile[] {
  const across = stretches(width, most, margin)
  return stretches(height, most, margin).flatMap((down) =>
    across.map((along) => ({
      seen: {
        left: along.seen[0],
        right: along.seen[1],
        top: down.seen[0],
        bottom: down.seen[1],
      },
      kept: {
        left: along.kept[0],
        right: along.kept[1],
        top: down.kept[0],
        bottom: down.kept[1],
      },
    })),
  )
}

interface Stretch {
  seen: [number, number]
  kept: [number, number]
}

function stretches(length: number, most: number, margin: number): Stretch[] {
  if (length <= most) return [{ seen: [0, length], kept: [0, length] }]
  const count = Math.ceil((length - 2 * margin) / (most - 2 * margin))
  const share = (length - 2 * margin) / count
  return Array.from({ length: count }, (_, i) => {
    const from = Math.floor(i * share)
    const to = Math.min(length, Math.ceil((i + 1) * share) + 2 * margin)
    return {
      seen: [from, to],
      kept: [
        i === 0 ? 0 : Math.round(i * share) + margin,
        i === count - 1 ? length : Math.round((i + 1) * share) + margin,
      ],
    }
  })
}
