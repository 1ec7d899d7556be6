import { z } from 'zod'
import type { AuditEntry } from '../domain/index.js'
import { fromColumn, timeColumn, toColumn } from './columns.js'
import type { State } from './state.js'
import type { Access, Tables } from './tables.js'

const outcome = z.enum(['started', 'done', 'refused', 'failed', 'stopped'])

/** What moderators did, and with what result. */
export function auditTable({ read, write }: Access): Pick<State, 'audit' | 'audited'> {
  return {
    async audit(entry) {
      const row = {
        at: timeColumn(entry.at),
        user: toColumn(entry.user),
        action: toColumn(entry.action),
        outcome: entry.outcome,
        detail: toColumn(entry.detail),
      }
      await write((db) => db.insertInto('audit').values(row).execute())
    },

    async audited(most, since) {
      const rows = await read((db) =>
        db
          .selectFrom('audit')
          .selectAll()
          .$if(since !== undefined, (all) => all.where('at', '>=', timeColumn(since ?? '')))
          .orderBy('at', 'desc')
          .orderBy('n', 'desc')
          .limit(most)
          .execute(),
      )
      return rows.flatMap(entryOfRow)
    },
  }
}

/** Returns the entry of a row; none for a row that only a newer program can read. */
function entryOfRow(row: Omit<Tables['audit'], 'n'>): AuditEntry[] {
  const known = outcome.safeParse(row.outcome).data
  if (known === undefined) return []
  return [
    {
      at: row.at,
      user: fromColumn(row.user),
      action: fromColumn(row.action),
      outcome: known,
      detail: fromColumn(row.detail),
    },
  ]
}
