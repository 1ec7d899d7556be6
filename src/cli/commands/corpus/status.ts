import type { CorpusStatus } from '../../../app.js'
import { commandLine } from '../../../domain/index.js'
import type { CommandContext, CommonOptions } from '../../context.js'
import { capped, daysOf, minuteOf } from '../../draw-listed.js'
import { unsettledLine } from '../../draw-unsettled.js'
import { jsonOf, rejectedLine } from '../../rejected.js'
import type { Terminal } from '../../terminal.js'

/** Shows how the corpus and the index compare. */
export async function status(context: CommandContext, options: CommonOptions): Promise<void> {
  const found = await (await context.open(options)).status()
  context.terminal.out(options.json ? jsonOf(found) : drawStatus(found, context.terminal))
}

function drawStatus(status: CorpusStatus, terminal: Terminal) {
  const { corpus, files, model, index, pending, unsettled, notRead, rejected } = status
  const { bold, warn } = terminal
  const about = [`语料 ${corpus}：${files} 个文件`, `模型 ${model}`]
  const left = notRead.map((each) => warn(`未读 ${rejectedLine(each)}`))
  if (!index) {
    return [bold(`还没有索引：请运行 ${commandLine('ingest')}。`), ...about, ...left].join('\n')
  }
  const changed = pending.added + pending.changed + pending.removed
  const counts = `新增 ${pending.added} · 更改 ${pending.changed} · 移除 ${pending.removed}`
  return [
    bold(`${index.articles} 篇文章，${index.passages} 个段落 · ${daysOf(index)}`),
    `索引 ${index.version} · 建于 ${minuteOf(index.createdAt)}`,
    ...about,
    ...(index.fits ? [] : [warn('索引与当前设置不符，下次刷新会全部重建。')]),
    ...(changed > 0 ? [warn(`有 ${changed} 个文件已变化，尚未刷新（${counts}）。`)] : []),
    ...capped(unsettled, (each) => warn(`暂缓 ${unsettledLine(each)}`)),
    ...(changed + unsettled.length > 0
      ? []
      : [left.length > 0 ? '索引与读得到的语料一致。' : '索引与语料一致。']),
    ...left,
    ...capped(rejected, (each) => warn(`拒绝 ${rejectedLine(each)}`)),
  ].join('\n')
}
