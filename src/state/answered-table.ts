import type { Kysely } from 'kysely'
import { type Answered, isUnanswered, type Turn, turnOf } from '../domain/index.js'
import { parsedColumn, timeColumn, toColumn } from './columns.js'
import { outcomeRow } from './figures/outcomes-table.js'
import { shortId } from './short-id.js'
import type { State } from './state.js'
import { givenOfRow } from './stored-answered.js'
import type { Access, Tables } from './tables.js'

type AnsweredPart =
  | 'keep'
  | 'shownIn'
  | 'setPrivate'
  | 'given'
  | 'givenIn'
  | 'lastIn'
  | 'turnsUpTo'
  | 'forgetBefore'
  | 'forget'
  | 'forgetUser'

export function givenTable({ read, write, erase, erasable }: Access): Pick<State, AnsweredPart> {
  const given = (id: string) => read((db) => givenById(db, id))
  return {
    given,

    async keep(given) {
      const id = shortId()
      const row = {
        id,
        user: toColumn(given.user),
        channel: given.kind === 'answer' ? toColumn(given.channel) : null,
        message: toColumn(given.message),
        at: timeColumn(given.at),
        is_unanswered: given.kind === 'answer' && isUnanswered(given.answer) ? 1 : 0,
        body: erasable(JSON.stringify(given)),
      }
      const outcome = outcomeRow(id, given)
      await write(async (db) => {
        await db.insertInto('given').values(row).execute()
        await db.insertInto('outcomes').values(outcome).execute()
      })
      return id
    },

    async shownIn(id, message) {
      const shown = { message: toColumn(message) }
      await write((db) => db.updateTable('given').set(shown).where('id', '=', id).execute())
    },

    setPrivate(id, isPrivate) {
      // The transaction keeps other writers out between the read and the write.
      return write(async (db) => {
        const row = await db
          .selectFrom('given')
          .select('body')
          .where('id', '=', id)
          .executeTakeFirst()
        const body = row === undefined ? undefined : parsedColumn(row.body)
        if (!isBody(body) || body.isPrivate === isPrivate) return false
        const changed = { body: erasable(JSON.stringify({ ...body, isPrivate })) }
        await db.updateTable('given').set(changed).where('id', '=', id).execute()
        return true
      })
    },

    givenIn: (message) => read((db) => newestAnswered(db, 'message', message)),
    lastIn: (channel) => read((db) => newestAnswered(db, 'channel', channel)),

    async turnsUpTo(id, most) {
      const turns: Turn[] = []
      const seen = new Set<string>()
      for (let next: string | null = id; next !== null && turns.length < most; ) {
        if (seen.has(next)) break
        seen.add(next)
        const one: Answered | null = await given(next)
        if (one?.kind === 'answer') {
          turns.unshift(turnOf(one.question, one.answer))
        }
        next = one?.previous ?? null
      }
      return turns
    },

    forgetBefore(time) {
      const before = timeColumn(time)
      return erase(async (all) => {
        const now = new Date().toISOString()
        await all.deleteFrom('held').where('until', '<=', now).execute()
        await all.deleteFrom('sessions').where('until', '<=', now).execute()
        await all
          .deleteFrom('watches')
          .where('at', '<', before)
          .where('given_id', 'is', null)
          .execute()
        await all.deleteFrom('notices').where('at', '<', before).execute()
        // Votes and watches are deleted together with their answers.
        const result = await all.deleteFrom('given').where('at', '<', before).executeTakeFirst()
        return Number(result.numDeletedRows)
      })
    },

    async forget(id) {
      await erase((all) => all.deleteFrom('given').where('id', '=', id).execute())
    },

    forgetUser(name) {
      const user = toColumn(name)
      return erase(async (all) => {
        await all.deleteFrom('votes').where('user', '=', user).execute()
        await all.deleteFrom('held').where('user', '=', user).execute()
        await all.deleteFrom('watches').where('user', '=', user).execute()
        await all.deleteFrom('notices').where('user', '=', user).execute()
        await all.deleteFrom('sessions').where('user', '=', user).execute()
        const result = await all.deleteFrom('given').where('user', '=', user).executeTakeFirst()
        return Number(result.numDeletedRows)
      })
    },
  }
}

/** Checks only this field and keeps all other fields: a newer program may have written them. */
function isBody(body: unknown): body is { isPrivate: boolean } {
  return typeof (body as { isPrivate?: unknown } | null | undefined)?.isPrivate === 'boolean'
}

async function newestAnswered(
  db: Kysely<Tables>,
  column: 'message' | 'channel',
  value: string,
): Promise<Answered | null> {
  const row = await db
    .selectFrom('given')
    .select(['id', 'message', 'body'])
    .where(column, '=', toColumn(value))
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? givenOfRow(row) : null
}

async function givenById(db: Kysely<Tables>, id: string): Promise<Answered | null> {
  const row = await db
    .selectFrom('given')
    .select(['id', 'message', 'body'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? givenOfRow(row) : null
}
