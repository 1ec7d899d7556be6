import { setTimeout as sleep } from 'node:timers/promises'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { type DatabasePlace, shownAddress } from '../../database/address.js'
import { connectionsTo } from '../../database/connections.js'
import {
  databaseUnavailable,
  isConflict,
  isDuplicate,
  isLost,
  isReadOnly,
} from '../../database/faults.js'
import { failure } from '../../wording/failure.js'
import type { Mishap, StateEvent } from '../state.js'
import type { Access, Tables } from '../tables.js'
import { migrate } from './migrations.js'

/** Milliseconds in which a write is tried again while others stand in its way. */
const PATIENCE = 10_000
/** How often a row that is there already may be another transaction's that has just ended. */
const MOST_DUPLICATES = 3

/** How texts stand in it: padding is for SQLite's pages alone. */
export function asItIs(text: string): string
export function asItIs(text: string | null): string | null
export function asItIs(text: string | null): string | null {
  return text
}

/** A schema of a Postgres database, which several processes on several machines use at once. */
export class SharedDatabase implements Omit<Access, 'erasable' | 'time'> {
  /** Since when it takes nothing new, an ISO time; null while it does. */
  #readOnlySince: string | null = null

  private constructor(
    /** Without password, for messages. */
    readonly place: string,
    private readonly db: Kysely<Tables>,
    private readonly onEvent: (event: StateEvent) => void,
  ) {}

  /** Creates the schema if there is none yet, and brings it up to the newest. @throws YoujuError state_unavailable */
  static async open(
    place: DatabasePlace,
    onEvent: (event: StateEvent) => void = () => {},
  ): Promise<SharedDatabase> {
    const shown = shownAddress(place.url)
    const pool = await connectionsTo(place)
    const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
    try {
      await migrate(db, place.schema, shown)
      const shared = new SharedDatabase(shown, db, onEvent)
      await shared.#look()
      return shared
    } catch (error) {
      await db.destroy()
      throw databaseUnavailable(shown, error)
    }
  }

  read<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    return this.#patiently(() => work(this.db))
  }

  /**
   * Runs work in a serializable transaction, so that it may read before it writes as under SQLite's only lock; where
   * another stood in its way, all of it runs again.
   */
  write<T>(work: (all: Kysely<Tables>) => Promise<T>): Promise<T> {
    return this.#writing((ends) =>
      this.db
        .transaction()
        .setIsolationLevel('serializable')
        .execute(async (all) => {
          const result = await work(all)
          ends()
          return result
        }),
    )
  }

  /** Returns whether it takes nothing new, looking again where it did not; what was known stands while it cannot be used. */
  async mishap(): Promise<Mishap | null> {
    if (this.#readOnlySince !== null) await this.#look().catch(() => {})
    return this.#readOnlySince === null ? null : { what: 'read_only', at: this.#readOnlySince }
  }

  /** Runs one statement, which the server itself runs as a whole. */
  statement<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    return this.#patiently((ends) => {
      ends()
      return work(this.db)
    })
  }

  /** Those of a schema wait for each other, so that none has to run again. */
  alone<T>(work: (all: Kysely<Tables>) => Promise<T>): Promise<T> {
    return this.#patiently((ends) =>
      this.db
        .transaction()
        .setIsolationLevel('read committed')
        .execute(async (all) => {
          // Each statement behind it sees what was committed until then.
          await sql`select pg_advisory_xact_lock(hashtextextended('youju alone ' || current_schema(), 0))`.execute(
            all,
          )
          const result = await work(all)
          ends()
          return result
        }),
    )
  }

  /** What is deleted is gone for whoever asks; when its bytes go is the server's matter (docs/security.md). */
  erase<T>(work: (all: Kysely<Tables>) => Promise<T>): Promise<T> {
    return this.write(work)
  }

  /** Runs work that reads all as it is at one moment. */
  async snapshot<T>(work: (all: Kysely<Tables>) => Promise<T>): Promise<T> {
    const reading = this.db.transaction().setIsolationLevel('repeatable read')
    return reading
      .setAccessMode('read only')
      .execute(work)
      .catch((error) => {
        throw databaseUnavailable(this.place, error)
      })
  }

  close(): Promise<void> {
    return this.db.destroy()
  }

  async #look(): Promise<void> {
    const { rows } = await this.read((db) =>
      sql<{ is: boolean }>`select current_setting('transaction_read_only') = 'on' as "is"`.execute(
        db,
      ),
    )
    this.#note(rows[0]?.is === true)
  }

  /** Reports each change once. */
  #note(isReadOnly: boolean): void {
    if (isReadOnly === (this.#readOnlySince !== null)) return
    this.#readOnlySince = isReadOnly ? new Date().toISOString() : null
    const error = failure('state_unavailable:database_read_only', { place: this.place })
    this.onEvent(isReadOnly ? { what: 'readOnly', error } : { what: 'writable' })
  }

  /** As `#patiently`, for work that writes: also learns whether the database takes anything new. */
  async #writing<T>(work: (ends: () => void) => Promise<T>): Promise<T> {
    try {
      const written = await this.#patiently(work)
      if (this.#readOnlySince !== null) this.#note(false)
      return written
    } catch (error) {
      if (isReadOnly(error)) this.#note(true)
      throw error
    }
  }

  /** @param work calls `ends` when it is about to end its transaction: whether that happened is not known once the connection breaks */
  async #patiently<T>(work: (ends: () => void) => Promise<T>): Promise<T> {
    const end = performance.now() + PATIENCE
    let duplicates = 0
    let losses = 0
    for (let tries = 1; ; tries++) {
      let isEnding = false
      try {
        return await work(() => {
          isEnding = true
        })
      } catch (error) {
        const mayHelp =
          isConflict(error) ||
          (isDuplicate(error) && ++duplicates < MOST_DUPLICATES) ||
          (isLost(error) && !isEnding && ++losses === 1)
        if (!mayHelp || performance.now() > end) throw databaseUnavailable(this.place, error)
      }
      // Those that stood in each other's way would do so again.
      await sleep(Math.random() * Math.min(2 ** tries, 100))
    }
  }
}
