import { sentenceFor } from './failure.js'
import type { Terminal } from './terminal.js'

/**
 * Ends the process with one sentence where an error escaped everything else, and without a word where
 * the reader of our output has gone, as in `youju search … | head`.
 */
export function tellUncaught(terminal: Terminal): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  // Nobody is left to tell of it.
  process.stderr.on('error', () => process.exit(1))
  process.on('uncaughtException', (error) => {
    terminal.err(sentenceFor(error))
    process.exit(1)
  })
}
