import { type Article, isPicture } from '../../domain/index.js'
import { repairIn } from '../../wording/repairs.js'
import type { CommandContext, CommonOptions } from '../context.js'
import { markRepairs } from '../mark-repairs.js'
import { jsonOf, rejectedLine } from '../rejected.js'
import type { Terminal } from '../terminal.js'

/** Shows what ingest makes of one file; fails if it accepts nothing of it. */
export async function clean(
  context: CommandContext,
  path: string,
  options: CommonOptions,
): Promise<void> {
  const { terminal, exitWith } = context
  const { words } = terminal
  const result = await (await context.open(options)).clean(path)
  if (options.json) terminal.out(jsonOf(result, context.lang))
  else {
    for (const article of result.articles) terminal.out(`${drawArticle(article, terminal)}\n`)
    for (const each of result.rejected) terminal.err(words.rejected(rejectedLine(each, words)))
  }
  if (result.articles.length === 0) exitWith(1)
}

/** Renders an article as text, with each repair and what could not be repaired marked in it. */
export function drawArticle(article: Article, terminal: Terminal): string {
  const { bold, dim, words } = terminal
  const about = [
    article.source ?? words.noSource,
    article.author,
    article.published ?? words.noDate,
  ]
  const repairs = article.repairs.map(
    ({ kind, count }) => `${repairIn(words.locale, kind)} ${count}`,
  )
  return [
    bold(article.title ?? words.untitled),
    dim([...about.filter((each) => each !== null), article.id].join(' · ')),
    markRepairs(article, terminal),
    ...placeOf(article, words).map(dim),
    dim(words.repairs(repairs.join(' · ') || null, article.damage.length)),
  ].join('\n')
}

/** Says where on its picture an article stands. */
function placeOf({ file, boxes = [] }: Article, words: Terminal['words']): string[] {
  if (!isPicture(file) || boxes.length === 0) return []
  const edge = (at: 1 | 2 | 3 | 4, pick: (...values: number[]) => number) =>
    boxes.reduce((found, box) => pick(found, box[at]), boxes[0]?.[at] ?? 0)
  return [
    words.pictureAt(
      file,
      edge(1, Math.min),
      edge(2, Math.min),
      edge(3, Math.max),
      edge(4, Math.max),
    ),
  ]
}
