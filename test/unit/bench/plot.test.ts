import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import { decades, plot } from '../../../src/bench/report/plot.js'
import { measured } from './invented.js'

const drawn = (svg: string) => {
  const { document } = parseHTML(`<html><body>${svg}</body></html>`)
  const points = (name: string) =>
    [...document.querySelectorAll(`polyline.${name}`)].map((line) =>
      (line.getAttribute('points') ?? '')
        .split(' ')
        .map((pair: string) => pair.split(',').map(Number)),
    )
  const texts = [...document.querySelectorAll('text')].map((text) => text.textContent)
  return { points, texts }
}

test('each cost has a panel in which more articles stand to the right and a higher cost higher up', () => {
  const { points, texts } = drawn(
    plot([
      measured('ours', 400, { buildSeconds: 9 }),
      measured('ours', 100, { buildSeconds: 2 }),
      measured('orama', 100, { buildSeconds: 30 }),
      { contestant: 'orama', articles: 400, outcome: { failed: 'cut off' } },
    ]),
  )
  const panels = points('ours')
  expect(panels).toHaveLength(3)
  const [[first, second] = []] = panels
  expect(second?.[0]).toBeGreaterThan(first?.[0] ?? Number.NaN)
  expect(second?.[1]).toBeLessThan(first?.[1] ?? Number.NaN)
  const [[dear] = []] = points('orama')
  expect(dear?.[0]).toBe(first?.[0])
  expect(dear?.[1]).toBeLessThan(second?.[1] ?? Number.NaN)
  expect(points('orama')[0]).toHaveLength(1)
  expect(texts).toEqual(expect.arrayContaining(['Orama', 'Time to build, seconds', '100', '400']))
  expect(texts).not.toContain('MiniSearch')
})

test.each([
  ['one size only', [measured('ours', 100)]],
  ['a cost of nothing', [measured('ours', 100, { p95: 0 }), measured('ours', 200)]],
  ['nothing', []],
])('of %s a drawing has numbers only', (_, comparison) => {
  expect(plot(comparison)).not.toMatch(/NaN|Infinity|undefined/)
})

test('it can be read on dark ground too', () => {
  expect(plot([measured('ours', 100)])).toContain('@media (prefers-color-scheme:dark)')
})

test('an axis reaches from the power of ten below to the one above', () => {
  expect(decades([0.5, 30])).toEqual([0.1, 1, 10, 100])
  expect(decades([10])).toEqual([10, 100])
  expect(decades([0])).toEqual([1, 10])
})
