import { type ApiToken, tokenScopes } from '../domain/index.js'
import { fromColumn, toColumn } from './columns.js'
import { fromErasable } from './erasable.js'
import type { State } from './state.js'
import type { Access, Tables } from './tables.js'

type TokenState = Pick<
  State,
  'addToken' | 'tokens' | 'tokenHashedAs' | 'tokenUsed' | 'withdrawToken'
>

/** With what programs use the API. */
export function tokenTable({ read, write, erasable }: Access): TokenState {
  return {
    async addToken(token, hash) {
      const row: Tables['tokens'] = {
        id: token.id,
        hash,
        name: erasable(toColumn(token.name)),
        scopes: token.scopes.join(' '),
        made_by: toColumn(token.madeBy),
        made_at: token.madeAt,
        until: token.until,
        last_used: token.lastUsed,
        withdrawn_at: token.withdrawnAt,
      }
      await write((db) => db.insertInto('tokens').values(row).execute())
    },

    async tokens() {
      const rows = await read((db) =>
        db.selectFrom('tokens').selectAll().orderBy('made_at').orderBy('id').execute(),
      )
      return rows.map(tokenOfRow)
    },

    async tokenHashedAs(hash) {
      const row = await read((db) =>
        db.selectFrom('tokens').selectAll().where('hash', '=', hash).executeTakeFirst(),
      )
      return row ? tokenOfRow(row) : null
    },

    async tokenUsed(id, day) {
      await write((db) =>
        db.updateTable('tokens').set({ last_used: day }).where('id', '=', id).execute(),
      )
    },

    async withdrawToken(id, at) {
      const changed = await write((db) =>
        db
          .updateTable('tokens')
          .set({ withdrawn_at: at })
          .where('id', '=', id)
          .where('withdrawn_at', 'is', null)
          .executeTakeFirst(),
      )
      return changed.numUpdatedRows > 0n
    },
  }
}

function tokenOfRow(row: Tables['tokens']): ApiToken {
  const scopes = row.scopes.split(' ')
  return {
    id: row.id,
    name: fromColumn(fromErasable(row.name)),
    // A scope that only a newer program knows allows nothing here.
    scopes: tokenScopes.filter((scope) => scopes.includes(scope)),
    madeBy: fromColumn(row.made_by),
    madeAt: row.made_at,
    until: row.until,
    lastUsed: row.last_used,
    withdrawnAt: row.withdrawn_at,
  }
}
