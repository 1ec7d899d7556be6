import type { State } from './state.js'
import type { Access } from './tables.js'

/** How many tokens of chat models were spent, by day. */
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
