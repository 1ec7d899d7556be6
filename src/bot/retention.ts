import type { State } from '../app.js'
import type { BotLog } from './contract.js'
import { describeError } from './failures/failure.js'
import { guarded } from './failures/guarded.js'

const DAY = 24 * 60 * 60 * 1000

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Does it again and again, without keeping the process alive for it; returns what ends it. */
  every(milliseconds: number, work: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  every(milliseconds, work) {
    const timer = setInterval(work, milliseconds)
    timer.unref()
    return () => clearInterval(timer)
  },
}

/**
 * Deletes what was asked more than so many days ago, now and once a day; 0 days keep it for ever.
 * @returns what ends it, which waits for a deletion under way
 */
export function forgetOld(
  days: number,
  state: Pick<State, 'forgetBefore'>,
  log: BotLog,
  clock: Clock,
): () => Promise<void> {
  if (days === 0) return async () => {}
  let deletion = Promise.resolve()
  const forget = async (before: string) => {
    try {
      const count = await state.forgetBefore(before)
      if (count > 0) log.info({ count, days }, '已删除过了保留期的提问和回答')
    } catch (error) {
      // The next day it is tried again; nothing else depends on it.
      log.error({ err: describeError(error) }, '没能删除过了保留期的提问和回答')
    }
  }
  const next = guarded(log, '没能安排删除过了保留期的提问和回答', () => {
    const before = new Date(clock.now() - days * DAY).toISOString()
    deletion = deletion.then(() => forget(before))
  })
  next()
  const stop = clock.every(DAY, next)
  return async () => {
    stop()
    await deletion
  }
}
