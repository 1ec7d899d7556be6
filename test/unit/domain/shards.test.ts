import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readShards, shareServers, shownShards } from '../../../src/domain/index.js'

it.each([
  ['0,1/4', [0, 1], 4, '0-1/4'],
  ['0-3/8', [0, 1, 2, 3], 8, '0-3/8'],
  [' 5, 1 - 2 ,1/ 6', [1, 2, 5], 6, '1-2,5/6'],
  ['0/1', [0], 1, '0/1'],
])('reads %s', (text, ids, count, shown) => {
  const read = readShards(text)
  expect(read).toEqual({ ids, count })
  expect(read && shownShards(read)).toBe(shown)
})

it.each(['', '0', '4/4', '0,1', '3-1/4', '0,/4', '-1/4', '0/0', 'a/4', '0-99999/16385', '0/4/8'])(
  'reads no shards in “%s”',
  (text) => {
    expect(readShards(text)).toBeNull()
  },
)

it('finds that two share servers exactly where some server is in a shard of each', () => {
  const shards = fc
    .integer({ min: 1, max: 12 })
    .chain((count) =>
      fc
        .uniqueArray(fc.integer({ min: 0, max: count - 1 }), { minLength: 1 })
        .map((ids) => ({ ids: ids.sort((a, b) => a - b), count })),
    )
  fc.assert(
    fc.property(shards, shards, (one, other) => {
      const servers = Array.from({ length: one.count * other.count }, (_, n) => n)
      const both = servers.some((n) =>
        [one, other].every(({ ids, count }) => ids.includes(n % count)),
      )
      expect(shareServers(one, other)).toBe(both)
    }),
  )
  expect(shareServers(null, { ids: [3], count: 4 })).toBe(true)
})
