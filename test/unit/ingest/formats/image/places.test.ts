import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxesOf } from '../../../../../src/domain/index.js'
import { regionOf } from '../../../../../src/ingest/formats/image/cut.js'
import { TurnedFrame } from '../../../../../src/ingest/formats/image/turned-frame.js'

const side = fc.integer({ min: 10, max: 12_000 })
const corner = fc.integer({ min: -200, max: 12_200 })

describe('the place of a line on its picture', () => {
  it('is within the picture, whatever the angle', () => {
    const angles = fc.double({ min: -0.2, max: 0.2, noNaN: true })
    fc.assert(
      fc.property(
        side,
        side,
        angles,
        corner,
        corner,
        side,
        (width, height, angle, left, top, long) => {
          const upright = {
            width: Math.ceil(width * Math.cos(angle) + height * Math.abs(Math.sin(angle))),
            height: Math.ceil(height * Math.cos(angle) + width * Math.abs(Math.sin(angle))),
          }
          const frame = new TurnedFrame({ width, height }, upright, angle)
          const box = frame.toPicture({ left, top, right: left + long, bottom: top + 20 })
          expect(box.left).toBeGreaterThanOrEqual(0)
          expect(box.top).toBeGreaterThanOrEqual(0)
          expect(box.right).toBeLessThanOrEqual(width)
          expect(box.bottom).toBeLessThanOrEqual(height)
        },
      ),
    )
  })

  it('is where it was before the page was turned upright', () => {
    const angle = 0.035
    const frame = new TurnedFrame({ width: 800, height: 600 }, { width: 821, height: 628 }, angle)
    // The middle of the picture is the middle of the upright page.
    const { left, top, right, bottom } = frame.toPicture({
      left: 410,
      top: 313,
      right: 411,
      bottom: 315,
    })
    expect(left).toBeLessThanOrEqual(400)
    expect(right).toBeGreaterThanOrEqual(400)
    expect(top).toBeLessThanOrEqual(300)
    expect(bottom).toBeGreaterThanOrEqual(300)
    expect(right - left).toBeLessThan(5)
  })

  it('is found by the part of the text that stands there', () => {
    const article = {
      lines: [
        [0, 1],
        [10, 2],
        [20, 3],
      ] as [number, number][],
      boxes: [
        [0, 5, 0, 90, 10],
        [10, 5, 12, 90, 22],
      ] as [number, number, number, number, number][],
    }
    const tops = (start: number, end: number) =>
      boxesOf(article, { start, end }).map(({ top }) => top)
    expect(tops(0, 10)).toEqual([0])
    expect(tops(9, 11)).toEqual([0, 12])
    expect(tops(12, 15)).toEqual([12])
    expect(tops(21, 25)).toEqual([])
    expect(boxesOf({ lines: article.lines }, { start: 0, end: 9 })).toEqual([])
  })
})

describe('a cut', () => {
  it('lies within the picture and holds the lines that do', () => {
    const boxes = fc.array(
      fc.tuple(corner, corner, side).map(([left, top, long]) => ({
        left: Math.max(0, left),
        top: Math.max(0, top),
        right: Math.max(0, left) + long,
        bottom: Math.max(0, top) + 20,
      })),
      { minLength: 1, maxLength: 5 },
    )
    fc.assert(
      fc.property(side, side, boxes, (width, height, lines) => {
        const region = regionOf(lines, { width, height })
        if (region === null) return
        expect(region.left).toBeGreaterThanOrEqual(0)
        expect(region.top).toBeGreaterThanOrEqual(0)
        expect(region.left + region.width).toBeLessThanOrEqual(width)
        expect(region.top + region.height).toBeLessThanOrEqual(height)
        expect(region.width).toBeGreaterThan(0)
        expect(region.left).toBeLessThanOrEqual(Math.min(...lines.map(({ left }) => left)))
      }),
    )
  })
})
