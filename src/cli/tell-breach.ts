import type { Breach } from '../domain/index.js'
import type { Terminal } from './terminal.js'

/**
 * Reports on standard error that a result was withheld because it breaks the contract: what is wrong, in which
 * articles.
 */
export function tellBreach({ of, violations, indexVersion }: Breach, terminal: Terminal): void {
  const kinds = [...new Set(violations.map(({ kind }) => kind))]
  const articles = [...new Set(violations.flatMap(({ articleId }) => articleId ?? []))]
  terminal.err(terminal.words.breach(of, kinds, articles, indexVersion))
}
