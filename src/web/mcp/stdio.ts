import { once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import type { App } from '../../app.js'
import { tokenScopes } from '../../domain/index.js'
import type { Locale } from '../../wording/locale.js'
import { Gate, standardLimits } from '../access/gate.js'
import { mcpServer } from './server.js'

/** Serves MCP on standard input and output until the input ends; whoever can run this may use all of it. */
export async function serveStdio(
  app: App,
  locale: Locale,
  onError: (error: unknown) => void,
): Promise<void> {
  const home = { name: null, service: app, state: null }
  const caller = { key: 'stdio', home, scopes: tokenScopes, hasToken: true }
  const gate = new Gate(standardLimits, Date.now)
  const { signal } = new AbortController()
  const server = mcpServer({ turn: { caller, gate, signal }, locale, onError })
  const ended = once(process.stdin, 'end')
  await server.connect(new StdioServerTransport())
  await ended
  // What came last is answered before the end.
  await setImmediate()
  await gate.idle()
  await setImmediate()
  await server.close()
}
