import type { App } from '../../app.js'
import type { CommandContext, CommonOptions } from '../context.js'

/** Serves MCP on standard input and output; nothing else may be written there. */
export async function mcp(
  { open }: CommandContext,
  options: CommonOptions,
  serve: (app: App) => Promise<void>,
): Promise<void> {
  const app = await open(options)
  try {
    await serve(app)
  } finally {
    await app.close()
  }
}
