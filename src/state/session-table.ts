import type { Session } from '../domain/index.js'
import { fromColumn, timeColumn, toColumn } from './columns.js'
import type { State } from './state.js'
import type { Access, Tables } from './tables.js'

type Sessions = Pick<
  State,
  'beginSession' | 'session' | 'changeSession' | 'endSession' | 'endSessionsOf' | 'endSessions'
>

/** Who is logged in to the pages. Of the id that the browser holds only a hash is stored: a stolen database opens nothing. */
export function sessionTable({ read, write, erase }: Access): Sessions {
  return {
    async beginSession(hash, session) {
      const row = { hash, ...rowOf(session) }
      await write(async (all) => {
        await all.deleteFrom('sessions').where('until', '<=', row.begun_at).execute()
        await all.insertInto('sessions').values(row).execute()
      })
    },

    async session(hash) {
      const row = await read((db) =>
        db.selectFrom('sessions').selectAll().where('hash', '=', hash).executeTakeFirst(),
      )
      return row ? sessionOf(row) : null
    },

    async changeSession(hash, session) {
      await write((db) =>
        db.updateTable('sessions').set(rowOf(session)).where('hash', '=', hash).execute(),
      )
    },

    async endSession(hash) {
      await erase((db) => db.deleteFrom('sessions').where('hash', '=', hash).execute())
    },

    async endSessionsOf(user) {
      const result = await erase((db) =>
        db.deleteFrom('sessions').where('user', '=', toColumn(user)).executeTakeFirst(),
      )
      return Number(result.numDeletedRows)
    },

    async endSessions() {
      const result = await erase((db) => db.deleteFrom('sessions').executeTakeFirst())
      return Number(result.numDeletedRows)
    },
  }
}

function rowOf(session: Session): Omit<Tables['sessions'], 'hash'> {
  return {
    user: toColumn(session.user),
    begun_at: timeColumn(session.begunAt),
    until: timeColumn(session.until),
    checked_at: timeColumn(session.checkedAt),
    is_moderator: session.isModerator ? 1 : 0,
  }
}

function sessionOf(row: Tables['sessions']): Session {
  return {
    user: fromColumn(row.user),
    begunAt: row.begun_at,
    until: row.until,
    checkedAt: row.checked_at,
    isModerator: row.is_moderator === 1,
  }
}
