import type { App } from '../app.js'
import type { Terminal } from './terminal.js'

/** The context that every command receives. */
export interface CommandContext {
  /** Opens the app for the given options. */
  open(options: CommonOptions): Promise<App>
  terminal: Terminal
  /** Sets the exit code of a command line that is still carried out. */
  exitWith(code: number): void
}

/** Options that every command takes. */
export interface CommonOptions {
  json?: boolean
  corpus?: string
  index?: string
}
