import type { Kysely } from 'kysely'
import type { PlacedAnswered, TurnedAnswered } from '../../domain/index.js'
import { timeColumn, toColumn } from '../columns.js'
import { givenOfRow } from '../stored-answered.js'
import type { Access, Tables } from '../tables.js'
import type { NewsState } from './news-state.js'
import { noticeRow } from './notices-table.js'
import { readColumn, storedTurned } from './stored-news.js'

type TurnedPart =
  | 'givenAfter'
  | 'lastSeenIn'
  | 'turnedFor'
  | 'noteTurned'
  | 'turnedToShow'
  | 'turnedShown'
  | 'turnedAnswers'
  | 'countTurned'

/** How many of the newest answers of a channel are looked through for one that a user sees. */
const LOOKED_THROUGH = 20

export function turnedTable({ read, write, erase, erasable }: Access): Pick<NewsState, TurnedPart> {
  return {
    givenAfter: (cursor, most) => read((db) => placedAfter(db, cursor, most)),

    async lastSeenIn(channel, user) {
      const rows = await read((db) =>
        db
          .selectFrom('given')
          .select(['id', 'message', 'body'])
          .where('channel', '=', toColumn(channel))
          .orderBy('at', 'desc')
          .limit(LOOKED_THROUGH)
          .execute(),
      )
      const seen = rows.flatMap((row) => givenOfRow(row) ?? [])
      return seen.find((given) => given.user === user || !given.isPrivate) ?? null
    },

    async turnedFor(given) {
      const row = await read((db) =>
        db.selectFrom('turned').select('body').where('given_id', '=', given).executeTakeFirst(),
      )
      return (row && readColumn(storedTurned, row.body)) ?? []
    },

    async noteTurned(given, turned, at, notices) {
      const row = {
        at: timeColumn(at),
        body: erasable(JSON.stringify(turned)),
        shown: 'due',
        is_counted: turned.length > 0 ? 0 : 1,
      }
      await erase(async (all) => {
        // The answer may have been deleted meanwhile: then nothing is recorded, and nobody is told.
        const answer = await all
          .selectFrom('given')
          .select('id')
          .where('id', '=', given)
          .executeTakeFirst()
        if (!answer) return
        await all
          .insertInto('turned')
          .values({ given_id: given, ...row })
          .onConflict((same) => same.column('given_id').doUpdateSet(row))
          .execute()
        for (const notice of notices) {
          await all.insertInto('notices').values(noticeRow(notice, erasable)).execute()
        }
      })
    },

    turnedToShow: () =>
      read(async (db) => turnedOfRows(await turnedRows(db).where('shown', '=', 'due').execute())),

    async turnedShown(given, how) {
      await write(async (all) => {
        const row = await all
          .updateTable('turned')
          .set({ shown: how })
          .where('given_id', '=', given)
          .returning('body')
          .executeTakeFirst()
        if (row && readColumn(storedTurned, row.body)?.length === 0) {
          await all.deleteFrom('turned').where('given_id', '=', given).execute()
        }
      })
    },

    turnedAnswers: (most, since) => read((db) => publicTurned(db, most, since)),

    countTurned: () =>
      write(async (all) => {
        const result = await all
          .updateTable('turned')
          .set({ is_counted: 1 })
          .where('is_counted', '=', 0)
          .executeTakeFirst()
        return Number(result.numUpdatedRows)
      }),
  }
}

async function placedAfter(
  db: Kysely<Tables>,
  cursor: string | null,
  most: number,
): Promise<PlacedAnswered[]> {
  const [at = '', id = ''] = (cursor ?? '').split(' ')
  const rows = await db
    .selectFrom('given')
    .select(['id', 'message', 'body', 'at'])
    .where((row) => row.or([row('at', '>', at), row.and([row('at', '=', at), row('id', '>', id)])]))
    .orderBy('at')
    .orderBy('id')
    .limit(most)
    .execute()
  const placed = rows.flatMap((row) => {
    const given = givenOfRow(row)
    return given ? [{ given, cursor: `${row.at} ${row.id}` }] : []
  })
  const last = rows.at(-1)
  // What only a newer program can read is no end.
  return placed.length === 0 && last ? placedAfter(db, `${last.at} ${last.id}`, most) : placed
}

/** What only its asker sees stands in the body of a row, so rows are read until there are enough. */
async function publicTurned(
  db: Kysely<Tables>,
  most: number,
  since: string | undefined,
): Promise<TurnedAnswered[]> {
  const found: TurnedAnswered[] = []
  let query = turnedRows(db).orderBy('turned.at', 'desc').orderBy('given.id').limit(most)
  if (since !== undefined) query = query.where('turned.at', '>=', timeColumn(since))
  for (let offset = 0; found.length < most; offset += most) {
    const rows = await query.offset(offset).execute()
    const all = turnedOfRows(rows)
    found.push(...all.filter(({ given, turned }) => turned.length > 0 && !given.isPrivate))
    if (rows.length < most) break
  }
  return found.slice(0, most)
}

function turnedRows(db: Kysely<Tables>) {
  return db
    .selectFrom('turned')
    .innerJoin('given', 'given.id', 'turned.given_id')
    .select(['given.id', 'given.message', 'given.body'])
    .select(['turned.body as turned', 'turned.at', 'turned.shown'])
}

type TurnedRow = Pick<Tables['given'], 'id' | 'message' | 'body'> &
  Pick<Tables['turned'], 'at' | 'shown'> & { turned: string }

function turnedOfRows(rows: readonly TurnedRow[]): TurnedAnswered[] {
  return rows.flatMap(({ turned: body, at, shown, ...row }) => {
    const given = givenOfRow(row)
    const turned = readColumn(storedTurned, body)
    if (!given || !turned) return []
    return [{ given, turned, at, shown: shown === 'due' || shown === 'lost' ? shown : 'shown' }]
  })
}
