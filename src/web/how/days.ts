import { Cron } from 'croner'

/** Where the settings name none. */
export const standardTimeZone = 'Asia/Shanghai'

export const periods = [7, 30, 90] as const
export type Period = (typeof periods)[number]

/** The days that a page shows, today last. */
export interface Days {
  period: Period
  /** ISO dates in the time zone. */
  days: string[]
  /** When each begins, and after the last when that ends, at the latest: ISO times. */
  bounds: string[]
}

/** Returns the last days of a time zone. @param now milliseconds since 1970 */
export function lastDays(period: Period, now: number, timeZone: string): Days {
  const midnights = new Cron('0 0 * * *', { timezone: timeZone, paused: true })
  const begun = midnights.previousRuns(period, new Date(now + 1000)).reverse()
  const inZone = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
  return {
    period,
    days: begun.map((day) => inZone.format(day)),
    bounds: [...begun, new Date(now + 1)].map((time) => time.toISOString()),
  }
}

/** Returns the period that an address asks for; the middle one where it asks for none of them. */
export function periodIn(asked: string | undefined): Period {
  return periods.find((each) => String(each) === asked) ?? 30
}
