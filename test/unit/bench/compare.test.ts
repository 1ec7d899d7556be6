import { describe, expect, test } from 'vitest'
import { buildBudgets, foreseen } from '../../../src/bench/comparison/compare.js'
import { reasonIn } from '../../../src/bench/processes/run-task.js'
import { measured } from './invented.js'

describe('a contestant is not run', () => {
  const at = (articles: number, buildSeconds: number) =>
    measured('orama', articles, { buildSeconds })

  test('where its time, grown on, passes the limit; after one size it grows in proportion', () => {
    expect(foreseen([], 'orama', 100, 60)).toBeNull()
    expect(foreseen([at(100, 10)], 'orama', 600, 60)).toBeNull()
    expect(foreseen([at(100, 10)], 'orama', 601, 60)).toContain('60 s is the limit')
  })

  test('where it has grown faster than that between the last two sizes', () => {
    const squared = [at(100, 1), at(200, 4)]
    expect(foreseen(squared, 'orama', 400, 17)).toBeNull()
    expect(foreseen(squared, 'orama', 400, 15)).toMatch(/some 16 s/)
  })

  test('where it failed before, and never for what another did', () => {
    const failed = { contestant: 'orama', articles: 100, outcome: { failed: 'x' } } as const
    expect(foreseen([failed], 'orama', 200, 60)).toContain('100 articles')
    expect(foreseen([failed], 'minisearch', 200, 60)).toBeNull()
  })
})

test('the budgets of building are those of our own index at that size', () => {
  const comparison = [
    measured('orama', 400, { buildSeconds: 1 }),
    measured('ours', 100, { buildSeconds: 2 }),
    measured('ours', 400, { buildSeconds: 250, peakMB: 900 }),
  ]
  expect(buildBudgets(comparison, 400)).toMatchObject([
    { measured: 250, limit: { at: 'most', value: 240 } },
    { measured: 900, limit: { at: 'most', value: 3000 } },
  ])
  expect(buildBudgets(comparison, 200)).toEqual([])
})

test.each([
  [
    'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
    'out of memory',
  ],
  [
    '    at x\nRangeError: Map maximum size exceeded\n    at y',
    'RangeError: Map maximum size exceeded',
  ],
  ['Error [ERR_X]: no such thing\n', 'Error [ERR_X]: no such thing'],
  ['only a warning', 'ended with 1'],
])('of %j the reason is %j', (told, reason) => expect(reasonIn(told, 'ended with 1')).toBe(reason))
