import fc from 'fast-check'
import { expect, test } from 'vitest'
import { percentile } from '../../../src/evaluation/percentile.js'

test('a percentile is a value, with that share at or below it and less below', () => {
  const values = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(values, fc.constantFrom(0.5, 0.9, 0.95, 1), (all, share) => {
      const found = percentile(all, share)
      expect(all).toContain(found)
      expect(all.filter((one) => one <= found).length).toBeGreaterThanOrEqual(share * all.length)
      expect(all.filter((one) => one < found).length).toBeLessThan(share * all.length)
    }),
  )
})

test('the middle of three, the lower middle of four, nothing of nothing', () => {
  expect(percentile([10, 2, 3], 0.5)).toBe(3)
  expect(percentile([4, 1, 3, 2], 0.5)).toBe(2)
  expect(percentile([], 0.95)).toBe(0)
})
