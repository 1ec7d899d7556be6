import type { Rollback, VersionEntry } from '../../../app.js'
import { commandLine } from '../../../domain/index.js'
import { audited } from '../../audit.js'
import type { CommandContext, CommonOptions } from '../../context.js'
import { drawAudit } from '../../draw-audit.js'
import { daysOf, minuteOf } from '../../draw-listed.js'
import type { Terminal } from '../../terminal.js'

/** Lists the kept versions and, if asked for, the latest actions of moderators. */
export async function history(
  { open, terminal }: CommandContext,
  { audit = false, ...options }: CommonOptions & { audit?: number | boolean },
): Promise<void> {
  const app = await open(options)
  try {
    const versions = await app.history()
    const most = audit === true ? 20 : Number(audit)
    const done = most > 0 ? { audit: await (await app.state()).audited(most) } : {}
    if (options.json) terminal.out(JSON.stringify({ versions, ...done }))
    else terminal.out([drawVersions(versions, terminal), ...drawAudit(done)].join('\n'))
  } finally {
    await app.close()
  }
}

/** Puts a kept version in service. */
export async function rollback(
  context: CommandContext,
  version: string,
  options: CommonOptions,
): Promise<void> {
  const { terminal } = context
  const app = await context.open(options)
  const roll = () => app.rollback(version)
  const done = { outcome: 'done', detail: version } as const
  const back = await audited(app, terminal, 'corpus.rollback', roll, () => done)
  terminal.out(options.json ? JSON.stringify(back) : drawRollback(back, terminal))
}

function drawRollback({ version, previous, holds }: Rollback, { bold }: Terminal): string {
  if (previous === version) return `版本 ${version} 本来就在服务。`
  return [
    bold(`现在由版本 ${version} 服务：${holds.articles} 篇文章。`),
    '语料文件没有改动，下次刷新会按它们再建新版本；不要的文章请先移出语料。',
  ].join('\n')
}

function drawVersions(versions: readonly VersionEntry[], { bold, dim, warn }: Terminal): string {
  if (versions.length === 0) return `还没有索引：请运行 ${commandLine('ingest')}。`
  const lines = versions.map(({ version, inService, holds }) => {
    if (!holds) return `${version} · ${warn('已损坏或出自别的程序版本，不能恢复')}`
    const { createdAt, articles, passages } = holds
    const about = `${minuteOf(createdAt)} · ${articles} 篇文章，${passages} 个段落 · ${daysOf(holds)}`
    return inService ? bold(`${version} · ${about} ← 在服务`) : `${version} · ${about}`
  })
  return [...lines, dim('用 corpus rollback <版本> 恢复其中一个。')].join('\n')
}
