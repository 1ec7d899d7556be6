import { Cron } from 'croner'
import type { Feed } from '../domain/index.js'
import { failure } from '../wording/failure.js'

/** Where a schedule has no time zone of its own. */
export const standardTimeZone = 'Asia/Shanghai'

/**
 * Refuses a schedule that is no cron expression of five parts, or that never comes, and a time zone that does not exist.
 * @throws YoujuError usage
 */
export function assertSchedule(schedule: string, timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch (cause) {
    throw failure('usage:time_zone', { timeZone }, cause)
  }
  try {
    if (jobOf(schedule, timeZone).nextRun() !== null) return
  } catch (cause) {
    throw failure('usage:schedule', { schedule }, cause)
  }
  throw failure('usage:schedule', { schedule })
}

/** Decides whether a feed is to be read now. Times that were missed count once. */
export function isDue(feed: Feed, now: number): boolean {
  const { schedule, timeZone, isPaused, notBefore, lastReadAt, addedAt } = feed
  if (schedule === null || isPaused) return false
  if (notBefore !== null && Date.parse(notBefore) > now) return false
  return lastTime(schedule, timeZone, now) > Date.parse(lastReadAt ?? addedAt)
}

/** Returns the next time (ISO) that a feed is read; null if none is set. */
export function nextTime(feed: Feed, now: number): string | null {
  const { schedule, timeZone, isPaused } = feed
  if (schedule === null || isPaused) return null
  if (isDue(feed, now)) return new Date(now).toISOString()
  const from = Math.max(now, Date.parse(feed.notBefore ?? '') || 0)
  return jobOf(schedule, timeZone).nextRun(new Date(from))?.toISOString() ?? null
}

/** Returns the last time of a schedule up to now, in milliseconds since 1970. */
export function lastTime(schedule: string, timeZone: string, now: number): number {
  // Runs before a time leave out that time itself.
  const [last] = jobOf(schedule, timeZone).previousRuns(1, new Date(now + 1000))
  return last && last.getTime() <= now ? last.getTime() : Number.NEGATIVE_INFINITY
}

/** Never runs by itself: it is only asked for its times. */
function jobOf(schedule: string, timeZone: string): Cron {
  return new Cron(schedule, { timezone: timeZone, paused: true, mode: '5-part' })
}
