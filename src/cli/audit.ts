import type { App } from '../app.js'
import { type AuditEntry, auditEntry } from '../domain/index.js'
import { sentenceFor } from './failure.js'
import type { Terminal } from './terminal.js'

/** The outcome of a moderator's action, for the audit. */
export type Audited = Pick<AuditEntry, 'outcome' | 'detail'>

/**
 * Runs a moderator's action and records its outcome in the audit as `cli`. If it cannot be recorded, the action still
 * counts, and a warning is printed once, unless it failed for the same reason, which is told anyway.
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
    await note(app, terminal, action, {
      outcome: 'failed',
      detail: sentenceFor(error, terminal.words),
    })
    throw error
  } finally {
    await app.close()
  }
}

async function note(app: App, terminal: Terminal, action: string, of: Audited): Promise<void> {
  try {
    const entry = auditEntry(Date.now(), { user: 'cli', action, ...of })
    await (await app.state()).audit(entry)
  } catch (error) {
    const { words } = terminal
    const why = sentenceFor(error, words)
    if (why !== of.detail) terminal.err(words.notAudited(why))
  }
}
