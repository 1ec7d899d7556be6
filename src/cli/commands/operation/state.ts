import type { CommandContext, CommonOptions } from '../../context.js'

/** Moves the records from their files to a Postgres database. */
export async function moveRecords(
  { terminal, operation }: CommandContext,
  { to, server, json }: CommonOptions & { to?: string },
): Promise<void> {
  const moved = await operation.moveState({
    ...(to === undefined ? {} : { to }),
    ...(server === undefined ? {} : { server }),
  })
  const said = terminal.words.operation
  const lines = moved.map(({ from, place, schema, rows }) => {
    const some = Object.entries(rows).filter(([, count]) => count > 0)
    const total = some.reduce((sum, [, count]) => sum + count, 0)
    const each = some.map(([table, count]) => `${table} ${count}`).join(', ')
    return said.recordsMoved(from, place, schema, total, each)
  })
  terminal.out(json ? JSON.stringify({ moved }) : [...lines, said.moveNext].join('\n'))
}
