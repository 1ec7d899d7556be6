import type { Subscription } from '../domain/index.js'
import { fromColumn, toColumn } from './columns.js'
import type { State } from './state.js'
import type { Access, Tables } from './tables.js'

type SchedulePart = 'jobMark' | 'setJobMark' | 'subscriptions' | 'subscribe'

/** Where regular work stands, and in which channels its results are shown. */
export function scheduleTable({ read, write }: Access): Pick<State, SchedulePart> {
  return {
    async jobMark(name) {
      const row = await read((db) =>
        db.selectFrom('jobs').select('value').where('name', '=', toColumn(name)).executeTakeFirst(),
      )
      return row === undefined ? null : fromColumn(row.value)
    },

    async setJobMark(name, value) {
      const id = toColumn(name)
      await write(async (db) => {
        await db.deleteFrom('jobs').where('name', '=', id).execute()
        if (value === null) return
        await db
          .insertInto('jobs')
          .values({ name: id, value: toColumn(value) })
          .execute()
      })
    },

    async subscriptions() {
      const rows = await read((db) =>
        db.selectFrom('subscriptions').selectAll().orderBy('channel').execute(),
      )
      return rows.map(subscriptionOf)
    },

    async subscribe({ channel, locale, reports, digestAt }) {
      const id = toColumn(channel)
      await write(async (db) => {
        await db.deleteFrom('subscriptions').where('channel', '=', id).execute()
        if (!reports && digestAt === null) return
        const values = { locale: toColumn(locale), reports: Number(reports), digest_at: digestAt }
        await db
          .insertInto('subscriptions')
          .values({ channel: id, ...values })
          .execute()
      })
    },
  }
}

function subscriptionOf(row: Tables['subscriptions']): Subscription {
  return {
    channel: fromColumn(row.channel),
    locale: fromColumn(row.locale),
    reports: row.reports !== 0,
    digestAt: row.digest_at,
  }
}
