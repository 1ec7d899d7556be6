import type { App } from '../app.js'
import type { Terminal } from './terminal.js'

/** What every command is given. */
export interface CommandContext {
  /** The app for the options that were given. */
  open(options: CommonOptions): Promise<App>
  terminal: Terminal
  /** Sets the exit code of a command line that is carried out all the same. */
  exitWith(code: number): void
}

/** Options that every command takes. */
export interface CommonOptions {
  json?: boolean
  corpus?: string
  index?: string
}
