import { lastTime } from '../../app.js'
import type { BotContext } from '../contract.js'

/**
 * Decides whether a schedule has come since a job last ran. A time that was missed, by however many runs, counts once; a
 * job that never ran waits for the next time. It stays due until `noteRun`, so that what a stop cuts short is made up.
 */
export async function isDue(
  job: string,
  schedule: string,
  { state, settings, now }: BotContext,
): Promise<boolean> {
  const ranAt = await state.jobMark(job)
  if (ranAt !== null) return lastTime(schedule, settings.timeZone, now()) > Date.parse(ranAt)
  await noteRun(job, now(), state)
  return false
}

/** @param at when it began, in milliseconds since 1970 */
export async function noteRun(
  job: string,
  at: number,
  state: Pick<BotContext['state'], 'setJobMark'>,
): Promise<void> {
  await state.setJobMark(job, new Date(at).toISOString())
}
