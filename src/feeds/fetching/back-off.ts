import type { Visited } from '../../corpus/intake/visit.js'

const first = 5 * 60_000
const longest = 24 * 3_600_000

/** Returns how long a feed is left alone after so many refused readings in a row, in milliseconds: twice as long each time. */
export function backOff(failures: number): number {
  return Math.min(longest, first * 2 ** Math.min(failures - 1, 20))
}

const shortestRest = 60_000

/** Returns how long a site that answers 429 or 503 wants to be left alone, in milliseconds: between a minute and a day. */
export function restIn({ headers }: Pick<Visited, 'headers'>, now: number): number {
  const stated = (headers['retry-after'] ?? '').trim()
  const time = /^\d+$/.test(stated) ? Number(stated) * 1000 : Date.parse(stated) - now
  return Math.min(longest, Math.max(shortestRest, Number.isNaN(time) ? 0 : time))
}
