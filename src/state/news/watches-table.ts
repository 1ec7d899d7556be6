import { z } from 'zod'
import type { Watch } from '../../domain/index.js'
import { fromColumn, timeColumn, toColumn } from '../columns.js'
import type { Erasable } from '../erasable.js'
import { shortId } from '../short-id.js'
import { storedAnswer } from '../stored-answered.js'
import type { Access, Tables } from '../tables.js'
import type { NewsState } from './news-state.js'
import { noticeRow } from './notices-table.js'
import { readColumn, storedTurned } from './stored-news.js'

type WatchPart = 'watch' | 'unwatch' | 'watches' | 'watchesOf' | 'topics' | 'toldTopic'

const topic = z.object({ question: z.string(), told: storedAnswer, turned: storedTurned })

export function watchesTable({ read, write, erase, erasable }: Access): Pick<NewsState, WatchPart> {
  return {
    watch: (watch) =>
      write(async (all) => {
        const user = toColumn(watch.user)
        const own = await all.selectFrom('watches').selectAll().where('user', '=', user).execute()
        const same = own.flatMap(watchOfRow).find((each) => isSame(each, watch))
        if (same) return same.id
        const row = {
          id: shortId(),
          user,
          channel: toColumn(watch.channel),
          locale: toColumn(watch.locale),
          at: timeColumn(watch.at),
          given_id: watch.kind === 'answer' ? watch.given : null,
          body:
            watch.kind === 'topic'
              ? topicColumn({ ...watch, turned: [...watch.turned] }, erasable)
              : null,
        }
        await all.insertInto('watches').values(row).execute()
        return row.id
      }),

    async unwatch(user, id) {
      const result = await erase((all) =>
        all
          .deleteFrom('watches')
          .where('id', '=', id)
          .where('user', '=', toColumn(user))
          .executeTakeFirst(),
      )
      return result.numDeletedRows > 0n
    },

    watches: (user) =>
      read(async (db) => {
        const own = db.selectFrom('watches').selectAll().where('user', '=', toColumn(user))
        return (await own.orderBy('at').execute()).flatMap(watchOfRow)
      }),

    watchesOf: (given) =>
      read(async (db) => {
        const rows = db.selectFrom('watches').selectAll().where('given_id', '=', given)
        return (await rows.orderBy('at').execute()).flatMap(watchOfRow)
      }),

    topics: () =>
      read(async (db) => {
        const rows = db.selectFrom('watches').selectAll().where('given_id', 'is', null)
        return (await rows.orderBy('at').execute()).flatMap(watchOfRow)
      }),

    async toldTopic(id, told, notice) {
      await erase(async (all) => {
        const found = all.selectFrom('watches').selectAll().where('id', '=', id)
        const [watch] = (await found.execute()).flatMap(watchOfRow)
        if (watch?.kind !== 'topic') return
        const { question } = watch
        const body = topicColumn({ question, told, turned: [...notice.turned] }, erasable)
        const change = { body, at: timeColumn(notice.at) }
        await all.updateTable('watches').set(change).where('id', '=', id).execute()
        await all.insertInto('notices').values(noticeRow(notice, erasable)).execute()
      })
    },
  }
}

function topicColumn(
  { question, told, turned }: z.infer<typeof topic>,
  erasable: Erasable,
): string {
  return erasable(JSON.stringify({ question, told, turned }))
}

function isSame(one: Watch, other: Parameters<NewsState['watch']>[0]): boolean {
  if (one.kind === 'answer') return other.kind === 'answer' && one.given === other.given
  return other.kind === 'topic' && one.question === other.question
}

/** Returns the watch of a row; none for a row that only a newer program can read. */
function watchOfRow(row: Tables['watches']): Watch[] {
  const common = {
    id: row.id,
    user: fromColumn(row.user),
    locale: fromColumn(row.locale),
    channel: row.channel === null ? null : fromColumn(row.channel),
    at: row.at,
  }
  if (row.given_id !== null) return [{ ...common, kind: 'answer', given: row.given_id }]
  const asked = row.body === null ? null : readColumn(topic, row.body)
  return asked ? [{ ...common, kind: 'topic', ...asked }] : []
}
