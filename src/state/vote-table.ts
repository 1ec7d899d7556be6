import { type Kysely, sql } from 'kysely'
import type { Gap } from '../domain/index.js'
import { fromColumn, parsedColumn, timeColumn, toColumn } from './columns.js'
import { fromErasable } from './erasable.js'
import type { GapSpan, State } from './state.js'
import type { Access, Tables } from './tables.js'

/**
 * A gap has no row of its own: it is an answer without evidence, or one with a down vote, that nobody has
 * closed. Closing marks both, so that only a later vote opens the gap again.
 */
export function voteTable({
  read,
  write,
  erasable,
}: Access): Pick<State, 'vote' | 'gaps' | 'closeGaps'> {
  return {
    async vote(id, user, vote, reason) {
      const voter = toColumn(user)
      const values = { vote, reason: erasable(toColumn(reason)), at: new Date().toISOString() }
      await write(async (db) => {
        const given = await db
          .selectFrom('given')
          .select('id')
          .where('id', '=', id)
          .executeTakeFirst()
        // If the answer has been deleted meanwhile, no vote is stored.
        if (!given) return
        // A vote that replaces another is the newest: its number is a new one.
        await db.deleteFrom('votes').where('given_id', '=', id).where('user', '=', voter).execute()
        await db
          .insertInto('votes')
          .values({ given_id: id, user: voter, ...values })
          .execute()
      })
    },

    gaps: (span = {}) => read((db) => openGaps(db, span)),

    closeGaps(ids, name) {
      const user = toColumn(name)
      return write(async (all) => {
        let closed = 0
        // In one order, two processes do not wait for each other.
        for (const id of [...new Set(ids)].sort()) if (await close(all, id, user)) closed++
        return closed
      })
    },
  }
}

async function openGaps(db: Kysely<Tables>, span: GapSpan): Promise<Gap[]> {
  const ids = await idsOfGaps(db, span)
  const rows = await db
    .selectFrom('given')
    .leftJoin('votes', (join) =>
      join
        .onRef('votes.given_id', '=', 'given.id')
        .on('votes.vote', '=', 'down')
        .on('votes.closed_by', 'is', null),
    )
    .where((row) =>
      row.or([
        row.and([row('given.is_unanswered', '=', 1), row('given.closed_by', 'is', null)]),
        row('votes.n', 'is not', null),
      ]),
    )
    .$if(ids !== null, (open) => open.where('given.id', 'in', ids ?? []))
    .select(['given.id', 'given.body', 'given.at', 'is_unanswered'])
    .select(['votes.reason', 'votes.at as voted'])
    .orderBy('votes.n')
    .execute()
  const gaps = new Map<string, Gap>()
  for (const row of rows) {
    const question = questionOf(row.body)
    if (question === null) continue
    const reason = row.reason === null ? null : fromColumn(fromErasable(row.reason))
    gaps.set(row.id, {
      id: row.id,
      question,
      cause: row.is_unanswered ? 'no_evidence' : 'voted_down',
      // A vote without a reason does not hide another voter's reason.
      reason: reason ?? gaps.get(row.id)?.reason ?? null,
      at: row.voted ?? row.at,
    })
  }
  return [...gaps.values()].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}

/** Reads no more than the question: of ten thousand gaps, all that was answered would take seconds to check. */
function questionOf(body: string): string | null {
  const { question } = (parsedColumn(body) ?? {}) as { question?: unknown }
  return typeof question === 'string' ? question : null
}

/** The ids of the gaps of a span, found without reading what was asked; null for all. */
async function idsOfGaps(db: Kysely<Tables>, { since, most }: GapSpan): Promise<string[] | null> {
  if (since === undefined && most === undefined) return null
  const { rows } = await sql<{ id: string }>`select id, max(at) as at from (
      select id, at from given where is_unanswered = 1 and closed_by is null
      union all select given_id, at from votes where vote = 'down' and closed_by is null
    ) as open group by id having max(at) >= ${since === undefined ? '' : timeColumn(since)}
    order by max(at) desc limit ${most ?? Number.MAX_SAFE_INTEGER}`.execute(db)
  return rows.map(({ id }) => id)
}

/** Closes a gap; returns whether it was open until now. */
async function close(db: Kysely<Tables>, id: string, user: string): Promise<boolean> {
  const [unanswered, votes] = [
    await db
      .updateTable('given')
      .set({ closed_by: user })
      .where('id', '=', id)
      .where('is_unanswered', '=', 1)
      .where('closed_by', 'is', null)
      .executeTakeFirst(),
    await db
      .updateTable('votes')
      .set({ closed_by: user })
      .where('given_id', '=', id)
      .where('vote', '=', 'down')
      .where('closed_by', 'is', null)
      .executeTakeFirst(),
  ]
  return unanswered.numUpdatedRows + votes.numUpdatedRows > 0n
}
