import { expect, test } from 'vitest'
import { newVersionName } from '../../../src/index/snapshot/versions.js'

const now = new Date('2026-11-22T02:15:00.700Z')

test('a version is named after its time', () => {
  expect(newVersionName([], now)).toMatch(/^20261122T021500Z-[0-9a-f]{6}$/)
})

test.each([
  ['in the same second', '20261122T021500Z-ffffff', '20261122T021501Z'],
  ['after the clock was set back', '20270101T000059Z-ffffff', '20270101T000100Z'],
  ['later', '20261122T021459Z-ffffff', '20261122T021500Z'],
])('a version sorts after the newest: %s', (_, newest, expected) => {
  const name = newVersionName(['20250101T000000Z-aaaaaa', newest], now)
  expect(name.slice(0, 16)).toBe(expected)
  expect(name > newest).toBe(true)
})
