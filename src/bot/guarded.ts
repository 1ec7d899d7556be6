import type { BotLog } from './contract.js'
import { describeError, traceOf } from './failure.js'

/**
 * A handler of what comes from outside, an event or a timer, that neither throws nor rejects: whatever goes wrong in it
 * becomes a line of the log, and what comes next is worked on.
 */
export function guarded<Given extends unknown[]>(
  log: BotLog,
  what: string,
  handle: (...given: Given) => unknown,
): (...given: Given) => Promise<void> {
  return async (...given) => {
    try {
      await handle(...given)
    } catch (error) {
      logUnexpected(error, what, log)
    }
  }
}

/** What nobody foresaw may quote what somebody wrote: then only debugging shows its words. */
export function logUnexpected(error: unknown, what: string, log: BotLog, more: object = {}): void {
  log.error({ ...more, err: traceOf(error) }, what)
  log.debug({ ...more, err: describeError(error) }, what)
}
