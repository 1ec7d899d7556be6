import { systemFault } from '../domain/index.js'
import { faultSaid } from '../wording/system-faults.js'
import { sentenceFor } from './failure.js'
import type { Terminal } from './terminal.js'

/**
 * Ends the process with one sentence if an error was caught nowhere else, and silently if the reader of our output has
 * gone, as in `youju search … | head`.
 */
export function tellUncaught(terminal: Terminal): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    const fault = systemFault(error)
    terminal.err(
      fault === null
        ? sentenceFor(error)
        : `结果没有写完：标准输出${faultSaid(fault, 'write')[0]}；请改正后再试。`,
    )
    process.exit(1)
  })
  // There is no stream left to report it on.
  process.stderr.on('error', () => process.exit(1))
  process.on('uncaughtException', (error) => {
    terminal.err(sentenceFor(error))
    process.exit(1)
  })
}
