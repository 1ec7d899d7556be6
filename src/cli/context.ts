import type { App } from '../app.js'
import type { Locale } from '../wording/locale.js'
import type { Operation } from './operation.js'
import type { Terminal } from './terminal.js'

/** The context that every command receives. */
export interface CommandContext {
  /** Opens the app for the given options. */
  open(options: CommonOptions): Promise<App>
  terminal: Terminal
  operation: Operation
  /**
   * The language that `--lang` names. Without it the terminal speaks that of the environment, and JSON does not depend
   * on the environment.
   */
  lang: Locale | null
  /** Sets the exit code of a command line that is still carried out. */
  exitWith(code: number): void
}

/** Options that every command takes. */
export interface CommonOptions {
  json?: boolean
  corpus?: string
  index?: string
  /** The id or name of a server in servers.yaml. */
  server?: string
}
