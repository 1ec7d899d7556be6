import type { BotLog } from './contract.js'
import { logUnexpected } from './guarded.js'
import type { Notices } from './health/notices.js'

const noticed = '有错误没有人接住，机器人照常运行：请把日志里的错误报告给维护者。'

/** Hears of errors that escaped everything else, while the bot serves: each is logged, and noticed in /healthz. */
export function hearingUnexpected(log: BotLog, notices: Notices): (error: unknown) => void {
  return (error) => {
    logUnexpected(error, '有一个错误没有人接住，照常运行', log)
    notices.note('unexpected_error', noticed)
  }
}
