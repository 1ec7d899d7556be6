import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { QuestionBegun } from '../domain/index.js'
import { RENEWED_EVERY } from '../ingest/process-lock.js'
import { batched } from './batched.js'
import { fromColumn, parsedColumn, timeColumn, toColumn } from './columns.js'
import { isGone, thisProcess } from './refresh-owner.js'
import { shortId } from './short-id.js'
import type { Line, State } from './state.js'
import type { Access, Tables } from './tables.js'

type QuestionPart = 'beginQuestion' | 'isQuestionOurs' | 'endQuestion' | 'questionsCutShort'

/** Milliseconds without a sign of life after which a question is another's to end. */
const LEASE = 4 * RENEWED_EVERY
/** Milliseconds after the last sign of life in which nobody takes it over, with time to show an answer. */
const OURS = LEASE - RENEWED_EVERY

interface Noted {
  row: Pick<Tables['questions'], 'id' | 'locale' | 'at' | 'place'>
  /** Whether its process answers as many as it can already. */
  waits: boolean
  line: Line
}

const storedPlace = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['reply', 'update']), application: z.string(), token: z.string() }),
  z.object({ kind: z.literal('message'), channel: z.string(), message: z.string() }),
])

/** What is being answered. Its rows hold what an interaction is answered with, and go when it is. */
export function questionsTable({
  read,
  statement,
  alone,
  time,
}: Access): Pick<State, QuestionPart> {
  /** Until when each of this process is surely its own, by its own clock. */
  const underWay = new Map<string, number>()
  let renewing: NodeJS.Timeout | undefined

  /** Shows the others that this process lives; what one of them has taken over is no longer ours. */
  async function renew(ids: readonly string[]): Promise<void> {
    const until = performance.now() + OURS
    const renewed = await statement((db) =>
      db
        .updateTable('questions')
        .set({ renewed_at: time })
        .where('id', 'in', [...ids])
        .where('owner', '=', thisProcess)
        .returning('id')
        .execute(),
    )
    const ours = new Set(renewed.map(({ id }) => id))
    for (const id of ids) {
      if (underWay.has(id)) underWay.set(id, ours.has(id) ? until : Number.NEGATIVE_INFINITY)
    }
  }

  function note(id: string, until: number): void {
    underWay.set(id, until)
    renewing ??= setInterval(() => {
      // While the database cannot be used, nothing is known of the others: each is looked at before its answer is shown.
      renew([...underWay.keys()]).catch(() => {})
    }, RENEWED_EVERY).unref()
  }

  function forget(id: string): void {
    underWay.delete(id)
    if (underWay.size > 0) return
    clearInterval(renewing)
    renewing = undefined
  }

  /** Notes them first, without a lock: whoever is noted last sees all before it. @returns whether each is taken */
  const insert = batched(async (begun: readonly Noted[]) => {
    const rows = begun.map(({ row }) => ({ ...row, owner: thisProcess, renewed_at: time }))
    await statement((db) => db.insertInto('questions').values(rows).execute())
    const waiting = begun.filter(({ waits }) => waits)
    const [{ line } = { line: null }] = waiting
    if (line === null || (await read((db) => excess(db, line))) === 0) return begun.map(() => true)
    // At the end of the line one process after the other looks again, and takes back what is too much.
    const left = await alone(async (all) => {
      const most = await excess(all, line)
      const last = waiting.slice(Math.max(0, waiting.length - most)).map(({ row }) => row.id)
      if (last.length > 0) await all.deleteFrom('questions').where('id', 'in', last).execute()
      return last
    })
    return begun.map(({ row }) => !left.includes(row.id))
  })

  const remove = batched(async (ids: readonly string[]) => {
    await statement((db) =>
      db
        .deleteFrom('questions')
        .where('id', 'in', [...ids])
        .where('owner', '=', thisProcess)
        .execute(),
    )
    return ids.map(() => null)
  })

  return {
    async beginQuestion(begun, line) {
      const id = shortId()
      const waits = underWay.size >= line.atOnce
      // In the line already while it is being noted, so that those that come meanwhile wait behind it.
      note(id, performance.now() + OURS)
      const row = { id, locale: toColumn(begun.locale), at: timeColumn(begun.at) }
      try {
        const place = JSON.stringify(begun.place)
        if (await insert({ row: { ...row, place }, waits, line })) return id
        forget(id)
        return null
      } catch (error) {
        forget(id)
        throw error
      }
    },

    async isQuestionOurs(id) {
      const until = underWay.get(id) ?? Number.NEGATIVE_INFINITY
      let isOurs = false
      try {
        if (until < performance.now() && until !== Number.NEGATIVE_INFINITY) await renew([id])
        isOurs = (underWay.get(id) ?? Number.NEGATIVE_INFINITY) >= performance.now()
        return isOurs
      } finally {
        // What is given up is renewed no more: else nobody would take it over, and its asker would hear nothing.
        if (!isOurs) forget(id)
      }
    },

    async endQuestion(id) {
      const isTakenOver = underWay.get(id) === Number.NEGATIVE_INFINITY
      forget(id)
      if (isTakenOver) return
      await remove(id)
    },

    questionsCutShort: () =>
      alone(async (all) => {
        const rows = await all
          .selectFrom('questions')
          .selectAll()
          .select(time.as('now'))
          .orderBy('at')
          .orderBy('id')
          .execute()
        const cutShort = rows.filter(
          ({ id, owner, renewed_at, now }) =>
            !underWay.has(id) &&
            (isGone(owner) || Date.parse(now) - Date.parse(renewed_at) > LEASE),
        )
        if (cutShort.length > 0) {
          const ids = cutShort.map(({ id }) => id)
          const taken = all.updateTable('questions').set({ owner: thisProcess, renewed_at: time })
          await taken.where('id', 'in', ids).execute()
        }
        return cutShort.flatMap(questionOfRow)
      }),
  }
}

/** How many more wait than may, of all processes: what each has beyond those that it answers at once. */
async function excess(db: Kysely<Tables>, { atOnce, waiting }: Line): Promise<number> {
  const each = await db
    .selectFrom('questions')
    .select(({ fn }) => fn.countAll<number>().as('questions'))
    .groupBy('owner')
    .having(({ fn }) => fn.countAll(), '>', sql.lit(atOnce))
    .execute()
  const all = each.reduce((sum, { questions }) => sum + Number(questions) - atOnce, 0)
  return Math.max(0, all - waiting)
}

/** Returns the question of a row; none for a row that only a newer program can read. */
function questionOfRow({ id, locale, at, place }: Tables['questions']): QuestionBegun[] {
  const known = storedPlace.safeParse(parsedColumn(place)).data
  return known ? [{ id, locale: fromColumn(locale), at, place: known }] : []
}
