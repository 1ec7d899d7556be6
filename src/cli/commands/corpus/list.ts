import type { ArticleList } from '../../../app.js'
import type { CommandContext, CommonOptions } from '../../context.js'
import { listedLine } from '../../draw-listed.js'
import type { Terminal } from '../../terminal.js'

/** Lists the articles in service, a page at a time. */
export async function list(
  context: CommandContext,
  query: string | undefined,
  options: CommonOptions & { source?: string; page: number; perPage: number },
): Promise<void> {
  const { source, page, perPage } = options
  const found = await (await context.open(options)).list({ query, source, page, perPage })
  context.terminal.out(options.json ? JSON.stringify(found) : drawList(found, context.terminal))
}

function drawList({ articles, total, page, pages }: ArticleList, { dim }: Terminal): string {
  if (total === 0) return '没有找到文章。'
  const about = dim(`共 ${total} 篇 · 第 ${page} 页，共 ${pages} 页`)
  if (articles.length === 0) return `这一页没有文章。\n${about}`
  return [...articles.map((article) => `· ${listedLine(article)}`), about].join('\n')
}
