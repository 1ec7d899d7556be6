import { fromColumn, toColumn } from '../columns.js'
import type { Access } from '../tables.js'
import type { NewsState } from './news-state.js'

type SweepPart = 'newsNotedUpTo' | 'noteNews' | 'newsDue' | 'newsComparedUpTo'

/** The changes between versions that earlier answers are compared with, one after the other. */
export function sweepsTable({ read, write }: Access): Pick<NewsState, SweepPart> {
  return {
    async newsNotedUpTo() {
      const last = await read((db) =>
        db.selectFrom('sweeps').select('to_version').orderBy('id', 'desc').executeTakeFirst(),
      )
      return last ? fromColumn(last.to_version) : null
    },

    async noteNews(from, to) {
      const row = { from_version: toColumn(from), to_version: toColumn(to), is_over: 0 }
      await write(async (all) => {
        const last = await all
          .selectFrom('sweeps')
          .select('to_version')
          .orderBy('id', 'desc')
          .executeTakeFirst()
        if (last?.to_version !== row.to_version) {
          await all.insertInto('sweeps').values(row).execute()
        }
      })
    },

    async newsDue() {
      const row = await read((db) =>
        db
          .selectFrom('sweeps')
          .selectAll()
          .where('is_over', '=', 0)
          .orderBy('id')
          .executeTakeFirst(),
      )
      if (!row) return null
      const { id, from_version, to_version, cursor } = row
      return { id, from: fromColumn(from_version), to: fromColumn(to_version), cursor }
    },

    async newsComparedUpTo(id, cursor) {
      await write(async (all) => {
        const change = cursor === null ? { is_over: 1 } : { cursor }
        await all.updateTable('sweeps').set(change).where('id', '=', id).execute()
        // The last one says up to which version all is done.
        const over = all.deleteFrom('sweeps').where('is_over', '=', 1)
        await over
          .where(
            'id',
            '<',
            all.selectFrom('sweeps').select((row) => row.fn.max('id').as('id')),
          )
          .execute()
      })
    },
  }
}
