import {
  type Feed,
  type FeedItemRecord,
  isFeedOutcome,
  isRejectionReason,
} from '../domain/index.js'
import { fromColumn, parsedColumn, timeColumn, toColumn } from './columns.js'
import type { State } from './state.js'
import type { Access, Tables } from './tables.js'

/** Any database takes so many values in one statement, and more. */
const AT_ONCE = 500
/** A row of them has thirteen. */
const ROWS_AT_ONCE = 100

/** Which addresses are read regularly, and which articles came from them. */
export function feedTable({
  read,
  write,
}: Access): Pick<
  State,
  | 'feeds'
  | 'addFeed'
  | 'changeFeed'
  | 'removeFeed'
  | 'feedItems'
  | 'feedItemsLike'
  | 'countVanished'
  | 'keepFeedItems'
  | 'markVanished'
> {
  return {
    async feeds() {
      const rows = await read((db) =>
        db.selectFrom('feeds').selectAll().orderBy('added_at').orderBy('id').execute(),
      )
      return rows.flatMap(feedOfRow)
    },

    async addFeed(feed) {
      const row = {
        id: feed.id,
        added_at: timeColumn(feed.addedAt),
        body: JSON.stringify(feed),
      }
      await write((db) => db.insertInto('feeds').values(row).execute())
    },

    async changeFeed(id, change) {
      return write(async (db) => {
        const row = await db.selectFrom('feeds').selectAll().where('id', '=', id).executeTakeFirst()
        const [feed] = row ? feedOfRow(row) : []
        if (!feed) return null
        const changed = { ...feed, ...change, id }
        await db
          .updateTable('feeds')
          .set({ body: JSON.stringify(changed) })
          .where('id', '=', id)
          .execute()
        return changed
      })
    },

    async removeFeed(id) {
      return write(async (db) => {
        // What came from it is remembered, so that nothing is added twice if it, or another with the same articles, is added.
        await db.updateTable('feed_items').set({ feed: '' }).where('feed', '=', id).execute()
        const [result] = await db.deleteFrom('feeds').where('id', '=', id).execute()
        return Number(result?.numDeletedRows ?? 0) > 0
      })
    },

    async feedItems(keys) {
      const found: FeedItemRecord[] = []
      for (let first = 0; first < keys.length; first += AT_ONCE) {
        const some = keys.slice(first, first + AT_ONCE).map((key) => toColumn(key))
        const rows = await read((db) =>
          db.selectFrom('feed_items').selectAll().where('key', 'in', some).execute(),
        )
        found.push(...rows.map(itemOfRow))
      }
      return found
    },

    async feedItemsLike({ feed, guid, hash, file, isFailed, isVanished, most }) {
      const rows = await read((db) => {
        let query = db.selectFrom('feed_items').selectAll().where('alias_of', 'is', null)
        if (feed !== undefined) query = query.where('feed', '=', feed)
        if (guid !== undefined) query = query.where('guid', '=', toColumn(guid))
        if (hash !== undefined) query = query.where('hash', '=', hash)
        if (file !== undefined) query = query.where('file', '=', toColumn(file))
        if (isVanished) query = query.where('vanished_at', 'is not', null)
        if (isFailed) query = query.where('failure', 'is not', null)
        return query.orderBy('last_seen', 'desc').orderBy('key').limit(most).execute()
      })
      return rows.map(itemOfRow)
    },

    countVanished: (feed) =>
      read(async (db) => {
        const row = await db
          .selectFrom('feed_items')
          .select((item) => item.fn.countAll<number>().as('count'))
          .where('feed', '=', feed)
          .where('alias_of', 'is', null)
          .where('vanished_at', 'is not', null)
          .executeTakeFirstOrThrow()
        return Number(row.count)
      }),

    async keepFeedItems(items) {
      // One statement does not take the same key twice; in one order, two processes do not wait for each other.
      const byKey = new Map(items.map((item) => [item.key, rowOfItem(item)]))
      const rows = [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
      await write(async (db) => {
        for (let first = 0; first < rows.length; first += ROWS_AT_ONCE) {
          const some = rows.slice(first, first + ROWS_AT_ONCE)
          const keys = some.map(({ key }) => key)
          // Each in place of the one of before: an index that takes long keys knows no `on conflict`.
          await db.deleteFrom('feed_items').where('key', 'in', keys).execute()
          await db.insertInto('feed_items').values(some).execute()
        }
      })
    },

    async markVanished(feed, before, at) {
      const [result] = await write((db) =>
        db
          .updateTable('feed_items')
          .set({ vanished_at: timeColumn(at) })
          .where('feed', '=', feed)
          .where('alias_of', 'is', null)
          .where('vanished_at', 'is', null)
          .where('last_seen', '<', timeColumn(before))
          .execute(),
      )
      return Number(result?.numUpdatedRows ?? 0)
    },
  }
}

/** Returns the feed of a row; none for a row that only a newer program can read. */
function feedOfRow({ id, body }: Tables['feeds']): Feed[] {
  const feed = parsedColumn(body) as Feed | undefined
  return feed && isFeedOutcome(feed.outcome) ? [{ ...feed, id }] : []
}

function rowOfItem(item: FeedItemRecord): Tables['feed_items'] {
  return {
    key: toColumn(item.key),
    feed: item.feed,
    guid: toColumn(item.guid),
    title: toColumn(item.title),
    alias_of: toColumn(item.aliasOf),
    file: toColumn(item.file),
    hash: item.hash,
    stamp: item.stamp,
    first_seen: timeColumn(item.firstSeen),
    last_seen: timeColumn(item.lastSeen),
    vanished_at: item.vanishedAt === null ? null : timeColumn(item.vanishedAt),
    failure: item.failure === null ? null : JSON.stringify(item.failure),
    attempts: item.attempts,
  }
}

function itemOfRow(row: Tables['feed_items']): FeedItemRecord {
  const text = (column: string | null) => (column === null ? null : fromColumn(column))
  const failure = row.failure === null ? null : parsedColumn(row.failure)
  return {
    key: fromColumn(row.key),
    feed: row.feed,
    guid: text(row.guid),
    title: text(row.title),
    aliasOf: text(row.alias_of),
    file: text(row.file),
    hash: row.hash,
    stamp: row.stamp,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
    vanishedAt: row.vanished_at,
    // A reason of a newer program is a failure all the same.
    failure: failure === null ? null : isRejectionReason(failure) ? failure : { code: 'absent' },
    attempts: row.attempts,
  }
}
