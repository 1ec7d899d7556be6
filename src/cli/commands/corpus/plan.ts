import type { CorpusPlan, ListedArticle } from '../../../app.js'
import type { CommandContext, CommonOptions } from '../../context.js'
import { capped, listedLine } from '../../draw-listed.js'
import { unsettledLine } from '../../draw-unsettled.js'
import { startProgress } from '../../progress.js'
import { jsonOf, rejectedLine } from '../../rejected.js'
import type { Terminal } from '../../terminal.js'

/** Shows what a refresh would do, without doing it. */
export async function plan(context: CommandContext, options: CommonOptions): Promise<void> {
  const { terminal } = context
  const progress = startProgress(terminal)
  try {
    const found = await (await context.open(options)).plan({
      onProgress: (articles) => progress.update('read', articles, null),
    })
    progress.stop()
    terminal.out(options.json ? jsonOf(found, context.lang) : drawPlan(found, terminal))
  } finally {
    progress.stop()
  }
}

function drawPlan(plan: CorpusPlan, { bold, warn, words }: Terminal): string {
  const { added, changed, removed, unchanged, files, copies, rejected, unsettled } = plan
  const { planSections: titles } = words
  const section = <T>(title: string, items: readonly T[], line: (item: T) => string) =>
    items.length === 0 ? [] : [bold(`${title} ${items.length}`), ...capped(items, line, words)]
  const countsOf = (of: Record<'added' | 'changed' | 'removed', readonly unknown[]>) => ({
    added: of.added.length,
    changed: of.changed.length,
    removed: of.removed.length,
  })
  const article = (each: ListedArticle) => listedLine(each, words)
  return [
    bold(words.planned(words.counts({ ...countsOf(plan), unchanged }))),
    words.plannedFiles(words.counts({ ...countsOf(files), unchanged: files.unchanged })),
    ...section(titles.added, added, article),
    ...section(titles.changed, changed, article),
    ...section(titles.removed, removed, article),
    ...section(titles.copies, copies, ({ article: copy, of, ofOrigin }) => {
      const others = ofOrigin > 2 ? words.copies(ofOrigin) : ''
      return `${article(copy)} ← ${article(of)}${others}`
    }),
    ...section(titles.rejected, rejected, (each) => warn(rejectedLine(each, words))),
    ...section(titles.unsettled, unsettled, (each) => warn(unsettledLine(each, words))),
    words.previewed,
  ].join('\n')
}
