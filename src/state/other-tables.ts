import { z } from 'zod'
import type { AuditEntry } from '../domain/index.js'
import { fromColumn, parsedColumn, timeColumn, toColumn } from './columns.js'
import { erasable } from './erasable.js'
import { shortId } from './short-id.js'
import type { State } from './state.js'
import type { Access, Tables } from './tables.js'

const outcome = z.enum(['started', 'done', 'refused', 'failed', 'stopped'])

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

    async audited(most) {
      const rows = await read((db) =>
        db
          .selectFrom('audit')
          .selectAll()
          .orderBy('at', 'desc')
          .orderBy('n', 'desc')
          .limit(most)
          .execute(),
      )
      return rows.flatMap(entryOfRow)
    },
  }
}

/** None for a row that only a newer program can read. */
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

export function heldTable({ write }: Access): Pick<State, 'hold' | 'take'> {
  return {
    async hold(user, data, until) {
      const row = {
        id: shortId(),
        user: toColumn(user),
        data: erasable(JSON.stringify(data) ?? 'null'),
        until: timeColumn(until),
      }
      await write((db) => db.insertInto('held').values(row).execute())
      return row.id
    },

    async take(user, id) {
      // Deleted and read in one statement: of two that take it, only one is given the row.
      const row = await write((db) =>
        db
          .deleteFrom('held')
          .where('id', '=', id)
          .where('user', '=', toColumn(user))
          .returningAll()
          .executeTakeFirst(),
      )
      if (!row || row.until <= new Date().toISOString()) return null
      return parsedColumn(row.data) ?? null
    },
  }
}

export function spentTable({ read, write }: Access): Pick<State, 'spent' | 'spend'> {
  return {
    async spent(day) {
      const row = await read((db) =>
        db.selectFrom('spent').select('tokens').where('day', '=', day).executeTakeFirst(),
      )
      return row?.tokens ?? 0
    },

    async spend(day, tokens) {
      await write((db) =>
        db
          .insertInto('spent')
          .values({ day, tokens })
          .onConflict((same) =>
            same.column('day').doUpdateSet((row) => ({
              tokens: row('spent.tokens', '+', row.ref('excluded.tokens')),
            })),
          )
          .execute(),
      )
    },
  }
}
