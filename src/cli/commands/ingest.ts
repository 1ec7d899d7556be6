import type { CanaryReport, IngestReport } from '../../app.js'
import { type Audited, audited } from '../audit.js'
import type { CommandContext, CommonOptions } from '../context.js'
import { unsettledLine } from '../draw-unsettled.js'
import { startProgress } from '../progress.js'
import { jsonOf, rejectedLine } from '../rejected.js'
import type { Terminal } from '../terminal.js'

/** Brings the index up to date with the corpus folder; fails if the canary questions stop it. */
export async function ingest(
  context: CommandContext,
  options: CommonOptions & { force?: boolean },
): Promise<void> {
  const { terminal, exitWith } = context
  const progress = startProgress(terminal)
  try {
    const app = await context.open(options)
    const bring = () =>
      app.ingest({ onProgress: progress.update, evenIfWorse: options.force ?? false })
    const report = await audited(app, terminal, 'corpus.refresh', bring, outcomeOf)
    progress.stop()
    if (options.json) terminal.out(jsonOf(report))
    else if (report.published) terminal.out(drawReport(report, terminal))
    else terminal.out(drawWorse(report.canaries).join('\n'))
    if (report.published) return
    terminal.err(stopped(report))
    exitWith(1)
  } finally {
    progress.stop()
  }
}

function outcomeOf({
  published,
  added,
  changed,
  removed,
  unchanged,
  ...rest
}: IngestReport): Audited {
  const counts = `新增 ${added} · 更改 ${changed} · 移除 ${removed} · 未变 ${unchanged}`
  const { unsettled } = rest
  const putOff = unsettled.length > 0 ? [`暂缓 ${unsettled.length} 个文件`] : []
  const detail = [counts, ...putOff, ...unopened(rest), ...damagedVectors(rest)].join('；')
  return { outcome: published ? 'done' : 'stopped', detail }
}

/** Returns one sentence that says why a new version was not put in service, and what to do. */
export function stopped({ version, canaries }: IngestReport): string {
  const figures = canaries
    ? `${canaries.asked} 道抽查题答对 ${canaries.rightAfter} 道，原来的版本答对 ${canaries.rightBefore ?? 0} 道`
    : '抽查题没有通过'
  return `新版本没有启用，仍由 ${version} 服务（${figures}）：请检查语料的改动，确实要启用就用 ingest --force。`
}

/** Returns one sentence that says that the new version cannot be opened; empty if it is in service. */
export function unopened({
  version,
  serving,
}: Pick<IngestReport, 'version' | 'serving'>): string[] {
  if (version === serving) return []
  return [`新版本 ${version} 打不开，仍由 ${serving} 回答：请再运行一次 ingest，会从头重建。`]
}

/** Returns one sentence that says that cached vectors were damaged; empty if all were intact. */
function damagedVectors({ damagedVectors: count }: Pick<IngestReport, 'damagedVectors'>): string[] {
  return count > 0 ? [`向量缓存里有 ${count} 条记录残缺或损坏：没有采用，需要的已重新计算。`] : []
}

function drawReport(report: IngestReport, { bold, warn }: Terminal): string {
  const { added, changed, removed, unchanged, rejected, unsettled, canaries } = report
  const state =
    unsettled.length > 0 ? `索引已更新，暂缓 ${unsettled.length} 个文件` : '索引已是最新'
  return [
    bold(`${state}：${report.articles} 篇文章，${report.passages} 个段落（${report.seconds} 秒）`),
    `新增 ${added} · 更改 ${changed} · 移除 ${removed} · 未变 ${unchanged}`,
    ...(canaries ? [drawCanaries(canaries), ...drawWorse(canaries).map(warn)] : []),
    ...unopened(report).map(warn),
    ...damagedVectors(report).map(warn),
    ...rejected.map((each) => warn(`拒绝 ${rejectedLine(each)}`)),
    ...unsettled.map((each) => warn(`暂缓 ${unsettledLine(each)}`)),
  ].join('\n')
}

function drawCanaries({ asked, rightBefore, rightAfter }: CanaryReport): string {
  const before = rightBefore === null ? '' : `，原来的版本答对 ${rightBefore} 道`
  return `抽查题 ${asked} 道，答对 ${rightAfter} 道${before}`
}

function drawWorse(canaries: CanaryReport | null): string[] {
  return (canaries?.worse ?? []).map(
    ({ question, before, after }) => `变差 ${question} 原来：${before} 现在：${after}`,
  )
}
