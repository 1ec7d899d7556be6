import type { State } from './state.js'
import type { Access } from './tables.js'

/** How many tokens of chat models were spent, by day. */
export function spentTable({
  read,
  write,
  statement,
}: Access): Pick<State, 'spent' | 'spend' | 'spendWithin' | 'spentSince'> {
  return {
    async spent(day) {
      const row = await read((db) =>
        db.selectFrom('spent').select('tokens').where('day', '=', day).executeTakeFirst(),
      )
      return row?.tokens ?? 0
    },

    spentSince(day) {
      return read((db) =>
        db
          .selectFrom('spent')
          .select(['day', 'tokens'])
          .where('day', '>=', day)
          .orderBy('day')
          .execute(),
      )
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

    async spendWithin(day, tokens, most) {
      if (tokens > most) return false
      // Looks and adds in one statement: of several processes that find room for one, only one gets it.
      const row = await statement((db) =>
        db
          .insertInto('spent')
          .values({ day, tokens })
          .onConflict((same) =>
            same
              .column('day')
              .doUpdateSet((row) => ({
                tokens: row('spent.tokens', '+', row.ref('excluded.tokens')),
              }))
              .where((row) =>
                row(row('spent.tokens', '+', row.ref('excluded.tokens')), '<=', most),
              ),
          )
          .returning('tokens')
          .executeTakeFirst(),
      )
      return row !== undefined
    },
  }
}
