import type { App } from '../app.js'
import { YoujuError } from '../domain/index.js'
import type { Terminal } from './terminal.js'

/** What every command is given. */
export interface CommandContext {
  /** The app for the options that were given. */
  open(options: CommonOptions): Promise<App>
  terminal: Terminal
}

/** Options that every command takes. */
export interface CommonOptions {
  json?: boolean
  corpus?: string
  index?: string
}

/** Options that narrow what a question may find. */
export interface RangeOptions {
  since?: string
  until?: string
  source?: string
}

/** A range that no day is in would make every answer a silence. @throws YoujuError usage */
export function assertRange({ since, until }: RangeOptions): void {
  if (since === undefined || until === undefined || since <= until) return
  throw new YoujuError('usage', `--since ${since} 晚于 --until ${until}：请对调或改正日期。`)
}
