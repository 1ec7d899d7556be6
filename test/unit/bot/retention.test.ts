import { expect, it } from 'vitest'
import { type Clock, forgetOld } from '../../../src/bot/retention.js'
import { failure } from '../../../src/wording/failure.js'
import { MemoryLog } from '../../integration/bot/running-bot.js'

const DAY = 24 * 60 * 60 * 1000

/** Days pass only when a test lets them. */
class FakeClock implements Clock {
  private time = Date.UTC(2024, 6, 1)
  private work: (() => void) | null = null
  private period = 0
  readonly now = () => this.time

  every(milliseconds: number, work: () => void): () => void {
    this.work = work
    this.period = milliseconds
    return () => {
      this.work = null
    }
  }

  get isRunning(): boolean {
    return this.work !== null
  }

  passDay(): void {
    for (let passed = 0; passed < DAY; passed += this.period) {
      this.time += this.period
      this.work?.()
    }
  }
}

/** Keeps the times before which all was to be forgotten; `answer` says what comes of it. */
function stateThat(answer: (call: number) => number) {
  const times: string[] = []
  const forgetBefore = async (time: string) => answer(times.push(time))
  return { times, forgetBefore }
}

it('forgets at the start and once a day what is older than it may be kept', async () => {
  const clock = new FakeClock()
  const log = new MemoryLog()
  const state = stateThat((call) => (call === 1 ? 3 : 0))
  const stop = forgetOld(30, state, log, clock)
  clock.passDay()
  clock.passDay()
  await stop()
  expect(state.times).toEqual([
    '2024-06-01T00:00:00.000Z',
    '2024-06-02T00:00:00.000Z',
    '2024-06-03T00:00:00.000Z',
  ])
  // A day on which nothing was deleted is not worth a line.
  expect(log.entries).toMatchObject([{ level: 'info', fields: { count: 3, days: 30 } }])
  expect(clock.isRunning).toBe(false)
})

it('keeps everything for ever where no time is set', async () => {
  const clock = new FakeClock()
  const state = stateThat(() => 0)
  const stop = forgetOld(0, state, new MemoryLog(), clock)
  expect(clock.isRunning).toBe(false)
  await stop()
  expect(state.times).toEqual([])
})

it('tries again the next day when the database cannot be used', async () => {
  const clock = new FakeClock()
  const log = new MemoryLog()
  const state = stateThat((call) => {
    if (call === 1) throw failure('state_unavailable:busy', { file: 'state.db' })
    return 1
  })
  const stop = forgetOld(30, state, log, clock)
  clock.passDay()
  await stop()
  expect(log.entries.map(({ level }) => level)).toEqual(['error', 'info'])
})

it('goes on where the time cannot be told', async () => {
  const clock = new FakeClock()
  const log = new MemoryLog()
  const { times, forgetBefore } = stateThat(() => 0)
  const broken: Clock = { now: () => Number.NaN, every: clock.every.bind(clock) }
  const stop = forgetOld(30, { forgetBefore }, log, broken)
  clock.passDay()
  await stop()
  expect(times).toEqual([])
  expect(log.at('error').length).toBe(2)
})
