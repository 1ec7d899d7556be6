import type { Hit, Restriction } from '../../domain/index.js'
import { assertRange } from '../../wording/failure.js'
import { assertOneOrBatch, runBatch } from '../batch.js'
import type { CommandContext, CommonOptions } from '../context.js'
import type { Terminal } from '../terminal.js'

/** Shows the passages that an answer would be made from, best first, each with its trace. */
export async function search(
  context: CommandContext,
  query: string | undefined,
  options: CommonOptions & Restriction & { batch?: string; k: number },
): Promise<void> {
  const { terminal } = context
  const { batch } = options
  assertOneOrBatch(query, batch, 'query')
  assertRange(options)
  const app = await context.open(options)
  const find = async (text: string) => ({ query: text, hits: await app.search(text, options) })
  const record = ({ query, hits }: Found) => ({ query, hits: hits.map(hitRecord) })
  if (query === undefined) {
    await runBatch(context, batch ?? '', 'query', async (text) => record(await find(text)))
    return
  }
  const found = await find(query)
  terminal.out(options.json ? JSON.stringify(record(found)) : drawHits(found, terminal))
}

interface Found {
  query: string
  hits: Hit[]
}

function hitRecord({ article, passage, score, trace }: Hit) {
  const { start, end, text } = passage
  return { articleId: article.id, file: article.file, start, end, text, score, trace }
}

function drawHits({ hits }: Found, terminal: Terminal): string {
  return hits.map((hit, i) => drawHit(hit, i + 1, terminal)).join('\n') || terminal.words.noPassage
}

function drawHit(
  { article, passage, score, trace }: Hit,
  rank: number,
  { bold, dim, words }: Terminal,
): string {
  const { dense, lexical } = trace
  const why = words.ranks(dense?.rank ?? null, lexical?.rank ?? null, score.toFixed(3))
  return `${bold(`${rank}. ${article.title ?? article.id}`)} ${dim(why)}\n   ${passage.text.replaceAll('\n', ' ')}`
}
