import { audited } from '../../audit.js'
import type { CommandContext, CommonOptions } from '../../context.js'
import { capped, listedLine } from '../../draw-listed.js'

/** Takes a file, or one article, out of the corpus. */
export async function remove(
  context: CommandContext,
  target: string,
  options: CommonOptions & { dryRun?: boolean },
): Promise<void> {
  const { terminal } = context
  const app = await context.open(options)
  const { dryRun = false } = options
  const take = () => app.removeFromCorpus(target, { dryRun })
  const removal = dryRun
    ? await take()
    : await audited(app, terminal, 'corpus.remove', take, () => ({
        outcome: 'done',
        detail: target,
      }))
  if (options.json) {
    terminal.out(JSON.stringify(removal))
    return
  }
  const { file, what, articles, keptAs } = removal
  const part = what === 'file' ? `文件 ${file}` : `文件 ${file} 里的一条`
  terminal.out(
    terminal.bold(`${keptAs === null ? '将移除' : '已移除'}${part}，${articles.length} 篇文章`),
  )
  terminal.out(capped(articles, listedLine).join('\n'))
  if (keptAs !== null) terminal.out(`原件保存在 ${keptAs}；刷新之后不再引用它。`)
}
