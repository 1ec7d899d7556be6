import type { RefreshReport } from '../../app.js'
import type { CommandContext, CommonOptions } from '../context.js'
import { startProgress } from '../progress.js'
import type { Terminal } from '../terminal.js'

/** Brings the index up to date with the corpus folder. */
export async function ingest(context: CommandContext, options: CommonOptions): Promise<void> {
  const { terminal } = context
  const progress = startProgress(terminal)
  try {
    const report = await (await context.open(options)).ingest({ onProgress: progress.update })
    progress.stop()
    terminal.out(options.json ? JSON.stringify(report) : drawReport(report, terminal))
  } finally {
    progress.stop()
  }
}

function drawReport(report: RefreshReport, { bold, warn }: Terminal): string {
  const { added, changed, removed, unchanged, rejected } = report
  return [
    bold(
      `索引已是最新：${report.articles} 篇文章，${report.passages} 个段落（${report.seconds} 秒）`,
    ),
    `新增 ${added} · 更改 ${changed} · 移除 ${removed} · 未变 ${unchanged}`,
    ...rejected.map(({ file, reason }) => warn(`拒绝 ${file}：${reason}`)),
  ].join('\n')
}
