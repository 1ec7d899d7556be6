import type { RefreshBegun } from '../domain/index.js'
import { RENEWED_EVERY } from '../ingest/process-lock.js'
import { fromColumn, timeColumn, toColumn } from './columns.js'
import { isAnothersWork, thisProcess } from './refresh-owner.js'
import { shortId } from './short-id.js'
import type { State } from './state.js'
import type { Access, Tables } from './tables.js'

type RefreshPart = 'beginRefresh' | 'refreshShownIn' | 'endRefresh' | 'refreshesBegun'

export function refreshTable({ write }: Access): Pick<State, RefreshPart> {
  const underWay = new Set<string>()
  let renewing: NodeJS.Timeout | undefined

  /** Shows other machines that this process lives. */
  async function renew(): Promise<void> {
    const renewed = { renewed_at: new Date().toISOString() }
    const ids = [...underWay]
    // While the database cannot be used, nobody else sees that either.
    await write((db) =>
      db.updateTable('refreshes').set(renewed).where('id', 'in', ids).execute(),
    ).catch(() => {})
  }

  return {
    async beginRefresh({ user, locale, at }) {
      const id = shortId()
      const begun = { id, user: toColumn(user), locale: toColumn(locale), at: timeColumn(at) }
      const row = { ...begun, owner: thisProcess, renewed_at: new Date().toISOString() }
      await write((db) => db.insertInto('refreshes').values(row).execute())
      underWay.add(id)
      renewing ??= setInterval(() => void renew(), RENEWED_EVERY).unref()
      return id
    },

    async refreshShownIn(id, channel, message) {
      const place = { channel: toColumn(channel), message: toColumn(message) }
      await write((db) => db.updateTable('refreshes').set(place).where('id', '=', id).execute())
    },

    async endRefresh(id) {
      underWay.delete(id)
      if (underWay.size === 0) {
        clearInterval(renewing)
        renewing = undefined
      }
      await write((db) => db.deleteFrom('refreshes').where('id', '=', id).execute())
    },

    async refreshesBegun(exceptOwn = false) {
      return write(async (db) => {
        const rows = await db.selectFrom('refreshes').selectAll().orderBy('at').execute()
        const isOwn = ({ id }: Pick<Tables['refreshes'], 'id'>) => exceptOwn && underWay.has(id)
        const own = rows.filter((row) => !isOwn(row) && !isAnothersWork(row, Date.now()))
        const ids = own.map(({ id }) => id)
        const taken = { owner: thisProcess, renewed_at: new Date().toISOString() }
        if (ids.length > 0) {
          await db.updateTable('refreshes').set(taken).where('id', 'in', ids).execute()
        }
        return own.map(refreshOfRow)
      })
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
