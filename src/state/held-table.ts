import { parsedColumn, timeColumn, toColumn } from './columns.js'
import { shortId } from './short-id.js'
import type { State } from './state.js'
import type { Access } from './tables.js'

/** What a person has begun with buttons and may continue once, for a limited time. */
export function heldTable({ write, erasable }: Access): Pick<State, 'hold' | 'take'> {
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
      // Deletes and reads in one statement: if two calls take it, only one gets the row.
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
