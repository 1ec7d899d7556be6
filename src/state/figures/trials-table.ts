import { timeColumn } from '../columns.js'
import type { Access } from '../tables.js'
import type { FiguresState } from './figures-state.js'

/** How new versions of the index did on the canary questions. */
export function trialsTable({ read, write }: Access): Pick<FiguresState, 'noteTrial' | 'trials'> {
  return {
    async noteTrial({ at, version, published, asked, right, rightBefore }) {
      const row = {
        ...{ at: timeColumn(at), version, asked, right_after: right, right_before: rightBefore },
        is_published: published ? 1 : 0,
      }
      await write((db) => db.insertInto('trials').values(row).execute())
    },

    async trials(most) {
      const rows = await read((db) =>
        db
          .selectFrom('trials')
          .selectAll()
          .orderBy('at', 'desc')
          .orderBy('n', 'desc')
          .limit(most)
          .execute(),
      )
      return rows.map(({ at, version, asked, right_after, right_before, is_published }) => ({
        ...{ at, version, published: is_published === 1, asked },
        ...{ right: right_after, rightBefore: right_before },
      }))
    },
  }
}
