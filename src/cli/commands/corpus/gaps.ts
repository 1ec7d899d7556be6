import type { App } from '../../../app.js'
import { closedGapsDetail, type Gap } from '../../../domain/index.js'
import { failure } from '../../../wording/failure.js'
import { audited } from '../../audit.js'
import type { CommandContext, CommonOptions } from '../../context.js'
import { capped, minuteOf } from '../../draw-listed.js'
import type { Terminal } from '../../terminal.js'

/** Lists the open gaps, similar ones together; with an id, closes its group first. */
export async function gaps(
  context: CommandContext,
  options: CommonOptions & { close?: string },
): Promise<void> {
  const { terminal } = context
  const app = await context.open(options)
  try {
    const closed = options.close === undefined ? null : await close(app, options.close, terminal)
    const groups = await app.gaps()
    if (options.json) {
      terminal.out(JSON.stringify({ ...(closed === null ? {} : { closed }), groups }))
      return
    }
    if (closed !== null) terminal.out(terminal.bold(terminal.words.gapsClosed(closed)))
    terminal.out(drawGaps(groups, terminal))
  } finally {
    await app.close()
  }
}

async function close(app: App, id: string, terminal: Terminal): Promise<number> {
  const group = (await app.gaps()).find((alike) => alike.some((gap) => gap.id === id))
  if (!group) throw failure('usage:no_such_gap', { id })
  const state = await app.state()
  const ids = group.map((gap) => gap.id)
  const detail = closedGapsDetail(group)
  return audited(
    app,
    terminal,
    'gaps.close',
    () => state.closeGaps(ids, 'cli'),
    () => ({ outcome: 'done', detail }),
  )
}

function drawGaps(groups: readonly Gap[][], { bold, dim, words }: Terminal): string {
  if (groups.length === 0) return words.noGaps
  return groups
    .map((group) => {
      const [first] = group as [Gap, ...Gap[]]
      const why = [...new Set(group.map(({ cause }) => words.gapCauses[cause]))].join(words.comma)
      const reasons = group.flatMap(({ reason }) => reason ?? [])
      const about = dim(`${first.id} · ${minuteOf(first.at)} · ${why}`)
      const times = group.length > 1 ? words.alike(group.length) : ''
      const said = capped(reasons, words.quoted, words)
      return [`${bold(first.question)}${times}  ${about}`, ...said].join('\n')
    })
    .join('\n')
}
