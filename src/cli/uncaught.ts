import { systemFault } from '../domain/index.js'
import { saidIn } from '../wording/locale.js'
import { faultSaid } from '../wording/system-faults.js'
import { sentenceFor } from './failure.js'
import type { Terminal } from './terminal.js'

/**
 * Ends the process with one sentence if an error was caught nowhere else, and silently if the reader of our output has
 * gone, as in `youju search … | head`.
 */
export function tellUncaught(terminal: Terminal): void {
  const { words } = terminal
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    const fault = systemFault(error)
    terminal.err(
      fault === null
        ? sentenceFor(error, words)
        : words.outputCutOff(saidIn(words.locale, faultSaid(fault, 'write'))),
    )
    process.exit(1)
  })
  // There is no stream left to report it on.
  process.stderr.on('error', () => process.exit(1))
  process.on('uncaughtException', (error) => {
    terminal.err(sentenceFor(error, words))
    process.exit(1)
  })
}
