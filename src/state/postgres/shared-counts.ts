import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { databaseUnavailable, isReadOnly } from '../../database/faults.js'
import type { Counted, SharedCounts } from '../../domain/index.js'
import type { StateEvent } from '../state.js'
import type { SharedDatabase } from './shared-database.js'

/** A minute and an hour, in seconds, as the database counts time. */
const MINUTE = 60
const HOUR = 3_600
/** Milliseconds that a question waits for what the others counted, and in which it is not asked again after that. */
const WITHIN = 3_000
const PAUSE = 5_000
/** Milliseconds between two removals of what is out of date. */
const SWEEP_EVERY = 60_000
/** Milliseconds by which clocks of processes may differ where a deletion is looked for. */
const SLACK = 2_000

interface Options {
  onEvent?: ((event: StateEvent) => void) | undefined
}

/**
 * Counts what several processes take, in a row of its times for each key. A row is locked by the statement that changes it,
 * so that those at once come one after the other; the time is the database's.
 */
export function sharedCounts(
  shared: SharedDatabase,
  { onEvent = () => {} }: Options,
): SharedCounts {
  let aloneUntil = Number.NEGATIVE_INFINITY
  let isAlone = false
  let lastSweep = Number.NEGATIVE_INFINITY

  /** Does without the others where they cannot be asked in time. */
  async function asked<T>(query: RawBuilder<T>): Promise<readonly T[]> {
    if (performance.now() < aloneUntil) return []
    try {
      const { rows } = await within(
        WITHIN,
        shared.statement((db) => query.execute(db)),
      )
      if (isAlone) onEvent({ what: 'countsTogether' })
      isAlone = false
      return rows
    } catch (error) {
      aloneUntil = performance.now() + PAUSE
      // Of a database that can only be read it was said already that it keeps nothing.
      if (isReadOnly(error)) return []
      if (!isAlone)
        onEvent({ what: 'countsAlone', error: databaseUnavailable(shared.place, error) })
      isAlone = true
      return []
    }
  }

  /** Nothing waits for it. */
  function sweep(): void {
    if (performance.now() - lastSweep < SWEEP_EVERY) return
    lastSweep = performance.now()
    // What somebody counts just now is left to the next time: two that wait for each other would end one.
    const old = sql`select key from counted where until < extract(epoch from clock_timestamp())
      limit 10000 for update skip locked`
    shared
      .statement((db) => sql`delete from counted where key in (${old})`.execute(db))
      .catch(() => {})
  }

  return {
    async take(counted) {
      if (counted.length === 0) return null
      const rows = await asked(taking(counted))
      sweep()
      const refused = rows.find(({ wait }) => wait > 0)
      const key = refused && counted[refused.n]?.key
      return key === undefined ? null : { key, seconds: Math.max(1, Math.ceil(refused?.wait ?? 0)) }
    },

    async noteDeletion(user) {
      await shared.statement((db) =>
        sql`insert into counted (key, times, wait, until)
          select ${deletionOf(user)}, array[now], 0, now + ${sql.lit(HOUR)} from ${time}
          on conflict (key) do update set times = excluded.times, until = excluded.until`.execute(
          db,
        ),
      )
    },

    async hasDeleted(user, milliseconds) {
      const seconds = (milliseconds + SLACK) / 1000
      try {
        const { rows } = await shared.read((db) =>
          sql`select 1 from counted, ${time} where key = ${deletionOf(user)} and times[1] > now - ${seconds}::float8`.execute(
            db,
          ),
        )
        return rows.length > 0
      } catch {
        return true
      }
    },
  }
}

const time = sql`(select extract(epoch from clock_timestamp())::float8 as now) as clock`

/** One statement that counts one of each, as long as the one before was taken. */
function taking(counted: readonly Counted[]): RawBuilder<{ n: number; wait: number }> {
  const steps = counted.map(({ key, perMinute }, n) => {
    const most = sql.lit(perMinute)
    const before = n === 0 ? sql`` : sql`, ${step(n - 1)} as before where before.wait = 0`
    return sql`${step(n)} as (
      insert into counted as c (key, times, wait, until)
      select ${hashed(key)}, array[now], 0, now + ${sql.lit(MINUTE)} from ${time} ${before}
      on conflict (key) do update set (times, wait, until) = (
        select case when n < ${most} then recent || now else recent end,
          case when n < ${most} then 0 else greatest(recent[n - ${most} + 1] + ${sql.lit(MINUTE)} - now, 0.001) end,
          now + ${sql.lit(MINUTE)}
        from (
          select recent, cardinality(recent) as n, excluded.times[1] as now
          from (
            select array(
              select each from unnest(c.times) with ordinality as every(each, place)
              where each > excluded.times[1] - ${sql.lit(MINUTE)} order by place
            ) as recent
          ) as lately
        ) as minute
      )
      returning wait
    )`
  })
  const results = counted.map((_, n) => sql`select ${sql.lit(n)} as n, wait from ${step(n)}`)
  return sql`with ${sql.join(steps)} ${sql.join(results, sql` union all `)}`
}

const step = (n: number) => sql.id(`step_${n}`)

const deletionOf = (user: string) => hashed(`deletion ${user}`)

/** Neither ids nor addresses stand in the table. */
function hashed(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}

function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Query read timeout')), milliseconds)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
