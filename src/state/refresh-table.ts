import type { RefreshBegun } from '../domain/index.js'
import { fromColumn, timeColumn, toColumn } from './columns.js'
import { shortId } from './short-id.js'
import type { State } from './state.js'
import type { Access, Tables } from './tables.js'

type RefreshPart = 'beginRefresh' | 'refreshShownIn' | 'endRefresh' | 'refreshesBegun'

export function refreshTable({ read, write }: Access): Pick<State, RefreshPart> {
  return {
    async beginRefresh({ user, locale, at }) {
      const id = shortId()
      const row = { id, user: toColumn(user), locale: toColumn(locale), at: timeColumn(at) }
      await write((db) => db.insertInto('refreshes').values(row).execute())
      return id
    },

    async refreshShownIn(id, channel, message) {
      const place = { channel: toColumn(channel), message: toColumn(message) }
      await write((db) => db.updateTable('refreshes').set(place).where('id', '=', id).execute())
    },

    async endRefresh(id) {
      await write((db) => db.deleteFrom('refreshes').where('id', '=', id).execute())
    },

    async refreshesBegun() {
      const rows = await read((db) =>
        db.selectFrom('refreshes').selectAll().orderBy('at').execute(),
      )
      return rows.map(refreshOfRow)
    },
  }
}

function refreshOfRow({ channel, message, ...row }: Tables['refreshes']): RefreshBegun {
  const isShown = channel !== null && message !== null
  return {
    id: row.id,
    user: fromColumn(row.user),
    locale: fromColumn(row.locale),
    at: row.at,
    shownIn: isShown ? { channel: fromColumn(channel), message: fromColumn(message) } : null,
  }
}
