import { expect, test } from 'vitest'
import type { BotContext } from '../../../../src/bot/contract.js'
import { isDue, noteRun } from '../../../../src/bot/schedule/is-due.js'
import { memoryState } from '../../../support/state/memory-state.js'

const job = 'digest 1'
const everyEvening = '0 18 * * *'

/** A job that a minute is asked for, by a clock in a time zone. */
function scheduled(timeZone = 'Asia/Shanghai') {
  const state = memoryState()
  const due = async (time: string, schedule = everyEvening) => {
    const context = { state, settings: { timeZone }, now: () => Date.parse(time) }
    return isDue(job, schedule, context as BotContext)
  }
  return { due, ran: (time: string) => noteRun(job, Date.parse(time), state) }
}

test('a job that never ran waits for its next time', async () => {
  const { due } = scheduled()
  expect(await due('2025-03-05T20:00:00+08:00')).toBe(false)
  expect(await due('2025-03-06T17:59:59+08:00')).toBe(false)
  expect(await due('2025-03-06T18:00:00+08:00')).toBe(true)
})

test('a job is due until it has run, and then not before its next time', async () => {
  const { due, ran } = scheduled()
  await ran('2025-03-05T12:00:00+08:00')
  expect(await due('2025-03-05T18:00:00+08:00')).toBe(true)
  expect(await due('2025-03-05T18:01:00+08:00')).toBe(true)
  await ran('2025-03-05T18:01:00+08:00')
  expect(await due('2025-03-05T18:01:00+08:00')).toBe(false)
  expect(await due('2025-03-06T17:00:00+08:00')).toBe(false)
  expect(await due('2025-03-06T18:00:00+08:00')).toBe(true)
})

test('times that were missed by hours or days count once', async () => {
  const { due, ran } = scheduled()
  await ran('2025-03-01T18:00:00+08:00')
  expect(await due('2025-03-05T03:00:00+08:00')).toBe(true)
  await ran('2025-03-05T03:00:00+08:00')
  expect(await due('2025-03-05T03:10:00+08:00')).toBe(false)
  expect(await due('2025-03-05T03:10:00+08:00', '*/5 * * * *')).toBe(true)
})

test.each([
  ['Asia/Shanghai', '2025-03-05T10:00:00Z'],
  ['America/New_York', '2025-03-05T23:00:00Z'],
  ['America/New_York', '2025-07-05T22:00:00Z'],
  ['UTC', '2025-03-05T18:00:00Z'],
])('six in the evening in %s is %s', async (timeZone, time) => {
  const { due, ran } = scheduled(timeZone)
  await ran(new Date(Date.parse(time) - 3_600_000).toISOString())
  expect(await due(new Date(Date.parse(time) - 1000).toISOString())).toBe(false)
  expect(await due(time)).toBe(true)
})
