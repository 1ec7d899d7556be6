import type { CommandContext, CommonOptions } from '../context.js'
import { drawArticle } from './clean.js'

/** Shows one article of the index. */
export async function article(
  context: CommandContext,
  id: string,
  options: CommonOptions,
): Promise<void> {
  const found = await (await context.open(options)).article(id)
  context.terminal.out(options.json ? JSON.stringify(found) : drawArticle(found, context.terminal))
}
