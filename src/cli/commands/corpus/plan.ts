import type { CorpusPlan } from '../../../app.js'
import { commandLine } from '../../../domain/index.js'
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
    terminal.out(options.json ? jsonOf(found) : drawPlan(found, terminal))
  } finally {
    progress.stop()
  }
}

function drawPlan(plan: CorpusPlan, { bold, warn }: Terminal): string {
  const { added, changed, removed, unchanged, files, copies, rejected, unsettled } = plan
  const section = <T>(title: string, items: readonly T[], line: (item: T) => string) =>
    items.length === 0 ? [] : [bold(`${title} ${items.length}`), ...capped(items, line)]
  return [
    bold(
      `刷新将新增 ${added.length} · 更改 ${changed.length} · 移除 ${removed.length} · 未变 ${unchanged}`,
    ),
    `文件：新增 ${files.added.length} · 更改 ${files.changed.length} · 移除 ${files.removed.length} · 未变 ${files.unchanged}`,
    ...section('新增', added, listedLine),
    ...section('更改', changed, listedLine),
    ...section('移除', removed, listedLine),
    ...section('新增的转载', copies, ({ article, of, ofOrigin }) => {
      const others = ofOrigin > 2 ? `，同源的共 ${ofOrigin} 篇` : ''
      return `${listedLine(article)} ← ${listedLine(of)}${others}`
    }),
    ...section('拒绝', rejected, (each) => warn(rejectedLine(each))),
    ...section('暂缓', unsettled, (each) => warn(unsettledLine(each))),
    `这是预览，什么都没有写入；要刷新，请运行 ${commandLine('ingest')}。`,
  ].join('\n')
}
