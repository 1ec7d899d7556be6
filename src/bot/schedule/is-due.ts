import { lastTime } from '../../app.js'
import type { BotContext } from '../contract.js'

/**
 * Decides whether a schedule has come since a job last ran, and notes that it runs. A time that was missed, by however many
 * runs, counts once; a job that never ran waits for the next time.
 */
export async function isDue(
  job: string,
  schedule: string,
  { state, settings, now }: BotContext,
): Promise<boolean> {
  const ranAt = await state.jobMark(job)
  if (ranAt !== null && lastTime(schedule, settings.timeZone, now()) <= Date.parse(ranAt))
    return false
  await state.setJobMark(job, new Date(now()).toISOString())
  return ranAt !== null
}
