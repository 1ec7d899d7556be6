import { z } from 'zod'
import type { Notice } from '../../domain/index.js'
import { fromColumn, timeColumn, toColumn } from '../columns.js'
import type { Erasable } from '../erasable.js'
import { shortId } from '../short-id.js'
import type { Access, Tables } from '../tables.js'
import type { NewsState } from './news-state.js'
import { readColumn, storedTurned } from './stored-news.js'

type NoticePart = 'noticesDue' | 'noticesSent' | 'noticesRefused' | 'noticesLeft' | 'noticesSince'

const DAY = 24 * 60 * 60_000

const stored = z.object({
  question: z.string(),
  link: z.object({ channel: z.string(), message: z.string() }).nullable(),
  turned: storedTurned,
})

/** A notice as it is kept until it is sent; after that, only when that was, to count a day's notices. */
export function noticesTable({ read, write, erase }: Access): Pick<NewsState, NoticePart> {
  return {
    noticesDue: () =>
      read(async (db) => {
        const due = db.selectFrom('notices').selectAll().where('state', '=', 'due')
        return (await due.orderBy('at').orderBy('id').execute()).flatMap(noticeOfRow)
      }),

    async noticesSent(ids, at) {
      const [first, ...others] = ids
      if (first === undefined) return
      const past = new Date(Date.parse(at) - 2 * DAY).toISOString()
      await erase(async (all) => {
        const sent = { state: 'sent', sent_at: timeColumn(at), body: null }
        await all.updateTable('notices').set(sent).where('id', '=', first).execute()
        // What went in one message counts once.
        if (others.length > 0) await all.deleteFrom('notices').where('id', 'in', others).execute()
        const old = all.deleteFrom('notices').where('state', '=', 'sent')
        await old.where('sent_at', '<', past).execute()
      })
    },

    async noticesRefused(ids, hintedAt) {
      const [first] = ids
      if (first === undefined) return
      await write(async (all) => {
        const change = all.updateTable('notices').set({ state: 'refused' })
        await change.where('id', 'in', [...ids]).execute()
        if (hintedAt === null) return
        const hinted = all.updateTable('notices').set({ sent_at: timeColumn(hintedAt) })
        await hinted.where('id', '=', first).execute()
      })
    },

    noticesLeft: (user) =>
      read(async (db) => {
        const left = db.selectFrom('notices').selectAll().where('user', '=', toColumn(user))
        const rows = await left.where('state', '=', 'refused').orderBy('at').execute()
        return rows.flatMap(noticeOfRow)
      }),

    noticesSince: (user, time) =>
      read(async (db) => {
        const row = await db
          .selectFrom('notices')
          .select((each) => each.fn.countAll<number>().as('count'))
          .where('user', '=', toColumn(user))
          .where('sent_at', '>=', timeColumn(time))
          .executeTakeFirstOrThrow()
        return Number(row.count)
      }),
  }
}

export function noticeRow(notice: Omit<Notice, 'id'>, erasable: Erasable) {
  const { question, link, turned } = notice
  return {
    id: shortId(),
    user: toColumn(notice.user),
    channel: toColumn(notice.channel),
    locale: toColumn(notice.locale),
    at: timeColumn(notice.at),
    given_id: notice.given,
    state: 'due',
    sent_at: null,
    body: erasable(JSON.stringify({ question, link, turned })),
  }
}

/** Returns the notice of a row; none for a row that only a newer program can read. */
function noticeOfRow(row: Tables['notices']): Notice[] {
  const said = row.body === null ? null : readColumn(stored, row.body)
  if (!said) return []
  return [
    {
      id: row.id,
      user: fromColumn(row.user),
      locale: fromColumn(row.locale),
      channel: row.channel === null ? null : fromColumn(row.channel),
      at: row.at,
      given: row.given_id,
      ...said,
    },
  ]
}
