import { type Hit, YoujuError } from '../../domain/index.js'
import { readBatch } from '../batch.js'
import type { CommandContext, CommonOptions, RangeOptions } from '../context.js'
import type { Terminal } from '../terminal.js'

/** Shows the passages that an answer would be made from, best first, with the trace of each. */
export async function search(
  context: CommandContext,
  query: string | undefined,
  options: CommonOptions & RangeOptions & { batch?: string; k: number },
): Promise<void> {
  const app = await context.open(options)
  const { terminal } = context
  if (options.batch !== undefined) {
    for await (const { id, text } of readBatch(options.batch, 'query')) {
      const hits = await app.search(text, options)
      terminal.out(JSON.stringify({ id, query: text, hits: hits.map(hitRecord) }))
    }
    return
  }
  if (query === undefined)
    throw new YoujuError('usage', '请给出要找的内容，或用 --batch 指定文件。')
  const hits = await app.search(query, options)
  const asText = () =>
    hits.map((hit, i) => drawHit(hit, i + 1, terminal)).join('\n') || '没有找到任何段落。'
  terminal.out(options.json ? JSON.stringify({ query, hits: hits.map(hitRecord) }) : asText())
}

function hitRecord({ article, passage, score, trace }: Hit) {
  const { start, end, text } = passage
  return { articleId: article.id, file: article.file, start, end, text, score, trace }
}

function drawHit(
  { article, passage, score, trace }: Hit,
  rank: number,
  { bold, dim }: Terminal,
): string {
  const leg = (name: string, found: { rank: number } | null) =>
    found ? `${name}第 ${found.rank}` : `${name}未中`
  const why = `${leg('语义', trace.dense)} · ${leg('字面', trace.lexical)} · 得分 ${score.toFixed(3)}`
  return `${bold(`${rank}. ${article.title ?? article.id}`)} ${dim(why)}\n   ${passage.text.replaceAll('\n', ' ')}`
}
