import type { App } from '../app.js'
import type { AuditEntry } from '../domain/index.js'
import { sentenceFor } from './failure.js'
import type { Terminal } from './terminal.js'

/** What came of a moderator's work, for the audit. */
export type Audited = Pick<AuditEntry, 'outcome' | 'detail'>

/**
 * Does a moderator's work and writes down what came of it, as `cli`. Where that cannot be written, the work counts all
 * the same, and it is said once.
 */
export async function audited<T>(
  app: App,
  terminal: Terminal,
  action: string,
  work: () => Promise<T>,
  cameOf: (result: T) => Audited,
): Promise<T> {
  try {
    const result = await work()
    await note(app, terminal, action, cameOf(result))
    return result
  } catch (error) {
    await note(app, terminal, action, { outcome: 'failed', detail: sentenceFor(error) })
    throw error
  } finally {
    await app.close()
  }
}

async function note(app: App, terminal: Terminal, action: string, of: Audited): Promise<void> {
  const entry = { at: new Date().toISOString(), user: 'cli', action, outcome: of.outcome }
  try {
    await (await app.state()).audit({ ...entry, detail: of.detail.slice(0, 500) })
  } catch (error) {
    terminal.err(`这次操作没有记入审计：${sentenceFor(error)}`)
  }
}
