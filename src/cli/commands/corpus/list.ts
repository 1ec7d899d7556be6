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

function drawList({ articles, total, page, pages }: ArticleList, { dim, words }: Terminal): string {
  if (total === 0) return words.noArticle
  const about = dim(words.listed(total, page, pages))
  if (articles.length === 0) return `${words.emptyPage}\n${about}`
  return [...articles.map((article) => `· ${listedLine(article, words)}`), about].join('\n')
}
