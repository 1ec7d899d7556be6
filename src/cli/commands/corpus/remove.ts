import type { Removal } from '../../../app.js'
import { VERSIONS_KEPT } from '../../../domain/index.js'
import { audited } from '../../audit.js'
import type { CommandContext, CommonOptions } from '../../context.js'
import { capped, listedLine } from '../../draw-listed.js'
import type { Terminal } from '../../terminal.js'

/** Removes a file, or one article, from the corpus. */
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
    : await audited(app, terminal, 'corpus.remove', take, ({ what, file }) => ({
        outcome: 'done',
        detail: what === 'file' ? file : target,
      }))
  terminal.out(options.json ? JSON.stringify(removal) : drawRemoval(removal, terminal))
}

/** A moderator who wants a text gone for good must know where copies of it remain. */
const remains = `原件会一直留在那里，保留的索引版本（最近 ${VERSIONS_KEPT} 个）里也还有它，直到被更新的版本顶替；要彻底删除，请删掉原件。`

function drawRemoval({ file, what, articles, keptAs }: Removal, { bold }: Terminal): string {
  const part = what === 'file' ? `文件 ${file}` : `文件 ${file} 里的一条`
  return [
    bold(`${keptAs === null ? '将移除' : '已移除'}${part}，${articles.length} 篇文章`),
    ...capped(articles, listedLine),
    ...(keptAs === null ? [] : [`原件保存在 ${keptAs}；刷新之后不再引用它。`, remains]),
  ].join('\n')
}
