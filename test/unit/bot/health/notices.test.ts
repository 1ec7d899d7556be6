import { expect, it } from 'vitest'
import { Notices } from '../../../../src/bot/health/notices.js'

it('keeps a notice for some minutes after its last sign, and says how often there was one', () => {
  let now = Date.parse('2024-05-01T08:00:00Z')
  const notices = new Notices(() => now)
  expect(notices.note('odd', 'odd things')).toBe(true)
  now += 9 * 60_000
  expect(notices.note('odd', 'odder things')).toBe(false)
  now += 9 * 60_000
  expect(notices.all).toEqual([
    { kind: 'odd', since: '2024-05-01T08:00:00.000Z', times: 2, message: 'odder things' },
  ])
  now += 60_000
  expect(notices.all).toEqual([])
  expect(notices.note('odd', 'odd again')).toBe(true)
})

it('keeps what was noted for ever until it is withdrawn', () => {
  let now = 0
  const notices = new Notices(() => now)
  notices.note('lost', 'lost', Number.POSITIVE_INFINITY)
  now += 1e12
  expect(notices.all).toMatchObject([{ kind: 'lost', times: 1 }])
  notices.withdraw('lost')
  expect(notices.all).toEqual([])
})
