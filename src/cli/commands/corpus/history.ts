import type { Rollback, VersionEntry } from '../../../app.js'
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
    else
      terminal.out(
        [drawVersions(versions, terminal), ...drawAudit(done, terminal.words)].join('\n'),
      )
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

function drawRollback({ version, previous, holds }: Rollback, { bold, words }: Terminal): string {
  if (previous === version) return words.servesAlready(version)
  return [bold(words.rolledBack(version, holds.articles)), words.rolledBackRemains].join('\n')
}

function drawVersions(
  versions: readonly VersionEntry[],
  { bold, dim, warn, words }: Terminal,
): string {
  if (versions.length === 0) return words.noIndex
  const lines = versions.map(({ version, inService, holds }) => {
    if (!holds) return `${version} · ${warn(words.unusableVersion)}`
    const { createdAt, articles, passages } = holds
    const about = `${minuteOf(createdAt)} · ${words.holds(articles, passages)} · ${daysOf(holds, words)}`
    return inService ? bold(`${version} · ${about} ${words.inService}`) : `${version} · ${about}`
  })
  return [...lines, dim(words.rollBackHint)].join('\n')
}
