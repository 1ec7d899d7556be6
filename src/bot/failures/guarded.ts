import type { BotLog } from '../contract.js'
import type { Notices } from '../health/notices.js'
import { describeError, traceOf } from './failure.js'

/** Wraps a handler of events or of a timer so that it neither throws nor rejects: its errors are logged. */
export function guarded<Answered extends unknown[]>(
  log: BotLog,
  what: string,
  handle: (...given: Answered) => unknown,
): (...given: Answered) => Promise<void> {
  return async (...given) => {
    try {
      await handle(...given)
    } catch (error) {
      logUnexpected(error, what, log)
    }
  }
}

/** Logs an error that nobody foresaw. Its message may quote what somebody wrote, so only the debug level shows it. */
export function logUnexpected(error: unknown, what: string, log: BotLog, more: object = {}): void {
  log.error({ ...more, err: traceOf(error) }, what)
  log.debug({ ...more, err: describeError(error) }, what)
}

const noticed = '有错误没有人接住，机器人照常运行：请把日志里的错误报告给维护者。'

/** Returns a listener for errors that nothing else has caught: each is logged and shown in /healthz. */
export function onUnexpected(log: BotLog, notices: Notices): (error: unknown) => void {
  return (error) => {
    logUnexpected(error, '有一个错误没有人接住，照常运行', log)
    notices.note('unexpected_error', noticed)
  }
}
