import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { angleOfPage, boxesOf } from '../../../../../src/ingest/formats/image/detection/boxes.js'
import { componentsOf } from '../../../../../src/ingest/formats/image/detection/components.js'
import { tilesOf } from '../../../../../src/ingest/formats/image/detection/tiles.js'

/** A map drawn with characters: # is text, . is none. */
function drawn(rows: readonly string[]): { map: Uint8Array; width: number } {
  const map = Uint8Array.from(rows.join(''), (cell) => (cell === '#' ? 240 : 10))
  return { map, width: rows[0]?.length ?? 0 }
}

/** A map with one bar, `thick` cells high, from the left edge, at an angle. */
function bar(width: number, height: number, thick: number, angle: number): Uint8Array {
  const map = new Uint8Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 20; x < width - 20; x++) {
      const off = (y - height / 2) * Math.cos(angle) - (x - width / 2) * Math.sin(angle)
      if (Math.abs(off) <= thick / 2) map[y * width + x] = 255
    }
  return map
}

describe('the components of a map', () => {
  it('are joined where cells touch, also at a corner or by a later row', () => {
    const { map, width } = drawn(['#.#..#', '#.#..#', '###.#.', '......', '.##...'])
    expect(componentsOf(map, width, 77).map(({ cells }) => cells)).toEqual([7, 3, 2])
  })

  it('are those that filling from each cell finds', () => {
    const maps = fc.integer({ min: 1, max: 9 }).chain((width) =>
      fc.tuple(
        fc.constant(width),
        fc.array(fc.array(fc.boolean(), { minLength: width, maxLength: width }), {
          maxLength: 9,
        }),
      ),
    )
    fc.assert(
      fc.property(maps, ([width, rows]) => {
        const map = Uint8Array.from(rows.flat(), (is) => (is ? 255 : 0))
        const found = componentsOf(map, width, 77).map(({ cells }) => cells)
        expect(found.sort((a, b) => a - b)).toEqual(filled(map, width))
      }),
    )
  })
})

/** The sizes of the components, found the slow way. */
function filled(map: Uint8Array, width: number): number[] {
  const left = new Set([...map.keys()].filter((at) => map[at] === 255))
  const sizes: number[] = []
  for (const first of left) {
    const open = [first]
    left.delete(first)
    let size = 0
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      size++
      for (const dy of [-1, 0, 1])
        for (const dx of [-1, 0, 1]) {
          const x = (at % width) + dx
          const next = at + dy * width + dx
          if (x >= 0 && x < width && left.delete(next)) open.push(next)
        }
    }
    sizes.push(size)
  }
  return sizes.sort((a, b) => a - b)
}

describe('the boxes of a map', () => {
  it('are wider than the core of a line, which is all that the network draws', () => {
    const map = bar(300, 60, 10, 0)
    const [box] = boxesOf(componentsOf(map, 300, 77), 0)
    expect((box?.bottom ?? 0) - (box?.top ?? 0)).toBeGreaterThan(18)
    expect(box?.left).toBeLessThan(20)
    expect(box?.right).toBeGreaterThan(280)
  })

  it.each([-3, -1, 0, 2, 4])('stand upright on a page that is slanted by %d°', (degrees) => {
    const angle = (degrees * Math.PI) / 180
    const components = componentsOf(bar(600, 120, 10, angle), 600, 77)
    expect((angleOfPage(components) * 180) / Math.PI).toBeCloseTo(degrees, 1)
    const [box] = boxesOf(components, angle)
    expect((box?.bottom ?? 0) - (box?.top ?? 0)).toBeLessThan(32)
  })

  it('leave out specks, and what the network is not sure of', () => {
    const { map, width } = drawn(['##......', '##......', '........'])
    expect(boxesOf(componentsOf(map, width, 77), 0)).toEqual([])
    const faint = bar(300, 60, 10, 0).map((cell) => (cell === 255 ? 100 : 0))
    expect(boxesOf(componentsOf(faint, 300, 77), 0)).toEqual([])
  })
})

describe('the tiles of a picture', () => {
  it('keep each pixel once, and see what is around it', () => {
    const side = fc.integer({ min: 1, max: 15_000 })
    fc.assert(
      fc.property(side, side, (width, height) => {
        const tiles = tilesOf(width, height, 1280, 96)
        const area = tiles.reduce((sum, { kept }) => sum + sizeOf(kept), 0)
        expect(area).toBe(width * height)
        for (const { seen, kept } of tiles) {
          expect(seen.right - seen.left).toBeLessThanOrEqual(1281)
          expect(seen.bottom - seen.top).toBeLessThanOrEqual(1281)
          expect(seen.left).toBeLessThanOrEqual(Math.max(0, kept.left - 95))
          expect(seen.top).toBeLessThanOrEqual(Math.max(0, kept.top - 95))
          expect(seen.right).toBeGreaterThanOrEqual(Math.min(width, kept.right + 95))
          expect(seen.bottom).toBeGreaterThanOrEqual(Math.min(height, kept.bottom + 95))
        }
      }),
    )
  })
})

type Sides = Record<'left' | 'top' | 'right' | 'bottom', number>
const sizeOf = ({ left, top, right, bottom }: Sides) => (right - left) * (bottom - top)
