import type { Article } from '../../domain/index.js'
import type { CommandContext, CommonOptions } from '../context.js'
import { markRepairs } from '../mark-repairs.js'
import { jsonOf, rejectedLine } from '../rejected.js'
import type { Terminal } from '../terminal.js'

const kindNames: Record<string, string> = {
  space: '空白与控制字符',
  byte_slip: '字节错位',
  markup: '残留标记',
  gloss: '注音',
  lost_character: '丢失的字',
  doubled_punctuation: '重复标点',
  gap: '缺字',
  markdown: 'Markdown 标记',
}

/** Shows what ingest makes of one file; fails if it accepts nothing of it. */
export async function clean(
  context: CommandContext,
  path: string,
  options: CommonOptions,
): Promise<void> {
  const { terminal, exitWith } = context
  const result = await (await context.open(options)).clean(path)
  if (options.json) terminal.out(jsonOf(result))
  else {
    for (const article of result.articles) terminal.out(`${drawArticle(article, terminal)}\n`)
    for (const each of result.rejected) terminal.err(`拒绝 ${rejectedLine(each)}`)
  }
  if (result.articles.length === 0) exitWith(1)
}

/** Renders an article as text, with each repair and what could not be repaired marked in it. */
export function drawArticle(article: Article, terminal: Terminal): string {
  const { bold, dim } = terminal
  const about = [article.source ?? '来源未注明', article.author, article.published ?? '日期未注明']
  const repairs = article.repairs.map(({ kind, count }) => `${kindNames[kind] ?? kind} ${count}`)
  return [
    bold(article.title ?? '（无标题）'),
    dim([...about.filter((each) => each !== null), article.id].join(' · ')),
    markRepairs(article, terminal),
    dim(`修复：${repairs.join(' · ') || '无'}；无法修复 ${article.damage.length} 处`),
  ].join('\n')
}
