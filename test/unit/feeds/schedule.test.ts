import { describe, expect, test } from 'vitest'
import { assertSchedule, isDue, lastTime, nextTime } from '../../../src/feeds/schedule.js'
import { feed } from '../../support/state/feed-examples.js'

const at = (time: string) => Date.parse(`2025-03-05T${time}+08:00`)
const hourly = { ...feed, schedule: '0 * * * *', addedAt: '2025-03-05T00:00:00.000Z' }
const readAt = (time: string) => ({ ...hourly, lastReadAt: new Date(at(time)).toISOString() })

describe('a feed is due', () => {
  test.each([
    ['at its time to the second', readAt('09:30'), '10:00:00', true],
    ['not a second before', readAt('09:30'), '09:59:59', false],
    ['not twice at one time', readAt('10:00'), '10:00:00', false],
    ['once, of many times that were missed', readAt('03:00'), '10:20', true],
    ['not again after that', readAt('10:20'), '10:40', false],
    ['not before the first time after it was added', hourly, '08:59', false],
    ['at the first time after it was added', hourly, '09:00', true],
    ['never without a schedule', { ...hourly, schedule: null }, '10:00', false],
    ['never while it is paused', { ...hourly, isPaused: true }, '10:00', false],
    ['not while it rests', { ...hourly, notBefore: '2025-03-05T03:00:00.000Z' }, '10:00', false],
  ])('%s', (_name, given, time, expected) => {
    expect(isDue(given, at(time))).toBe(expected)
  })

  test('by the clock of its time zone', () => {
    const morning = { ...hourly, schedule: '0 7 * * *', addedAt: '2025-03-01T00:00:00.000Z' }
    const last = { ...morning, lastReadAt: '2025-03-04T12:00:00.000Z' }
    expect(isDue({ ...last, timeZone: 'Asia/Shanghai' }, at('07:00'))).toBe(true)
    expect(isDue({ ...last, timeZone: 'Europe/Berlin' }, at('07:00'))).toBe(false)
    expect(isDue({ ...last, timeZone: 'Europe/Berlin' }, at('14:00'))).toBe(true)
  })
})

test('where the clock is put forward over a time, the feed is read once that day, and once where it is put back', () => {
  const runs = (day: string) => {
    const found = new Set<number>()
    const start = Date.parse(`${day}T00:00:00Z`)
    for (let minute = 0; minute < 24 * 60; minute += 15) {
      const last = lastTime('30 2 * * *', 'Europe/Berlin', start + minute * 60_000)
      if (last >= start) found.add(last)
    }
    return found.size
  }
  expect([runs('2025-03-30'), runs('2025-10-26'), runs('2025-06-01')]).toEqual([1, 1, 1])
})

test('the next time is told, after a rest if there is one', () => {
  expect(nextTime(readAt('09:30'), at('09:40'))).toBe('2025-03-05T02:00:00.000Z')
  const resting = { ...readAt('09:30'), notBefore: '2025-03-05T02:10:00.000Z' }
  expect(nextTime(resting, at('09:40'))).toBe('2025-03-05T03:00:00.000Z')
  expect(nextTime({ ...hourly, isPaused: true }, at('09:40'))).toBeNull()
  expect(nextTime(readAt('08:30'), at('09:40'))).toBe(new Date(at('09:40')).toISOString())
})

test.each(['61 * * * *', '* * * *', '* * * * * *', 'daily', '', '0 0 31 2 *'])(
  'the schedule %j is refused',
  (schedule) => {
    expect(() => assertSchedule(schedule, 'Asia/Shanghai')).toThrow(/cron/)
  },
)

test('a time zone that there is not is refused, and a right schedule taken', () => {
  expect(() => assertSchedule('0 8 * * *', 'Mars/Base')).toThrow(/Mars/)
  assertSchedule('*/30 8-22 * * 1-5', 'Asia/Taipei')
})
