import { rmSync } from 'node:fs'
import { basename } from 'node:path'
import type { Kysely } from 'kysely'
import type { YoujuError } from '../domain/index.js'
import { asideOf, successorOf } from './carry-over.js'
import { type OpenDatabase, openDatabase } from './database.js'
import { Displaced, isDamage, patiently, stateUnavailable } from './failures.js'
import { migrate } from './migrations.js'
import type { Mishap, StateEvent } from './state.js'
import type { Access, Tables } from './tables.js'

/** Milliseconds between two checks of the file. */
const PERIOD = 15_000
/** After this many checks with the log still in use, the `lingers` event is reported. */
const LONG_IN_USE = 3
/** Milliseconds that a deletion, or closing, waits for connections that read an earlier state. */
const READERS_WAIT = 500
/** How often a call is tried if the database changes during it. */
const MOST_TRIES = 4

export interface KeepingOptions {
  /** Called with what happens to the file. */
  onEvent?: ((event: StateEvent) => void) | undefined
  /** Repeats work without keeping the process alive for it; returns a function that stops it. */
  every?: (milliseconds: number, work: () => Promise<void>) => () => void
}

/**
 * A database that stays at its path: if it is taken away, it is recreated there with everything it held; until
 * that succeeds, it is used wherever it is now. Deleted data is removed from its log.
 */
export class KeptDatabase implements Pick<Access, 'read' | 'write' | 'erase'> {
  #current: OpenDatabase
  #mishap: Mishap | null = null
  #restoring: Promise<void> | null = null
  #looking: Promise<void> = Promise.resolve()
  #looksInUse = 0
  #isClosed = false
  readonly #onEvent: (event: StateEvent) => void
  readonly #stop: () => void

  private constructor(
    readonly file: string,
    opened: OpenDatabase,
    { onEvent = () => {}, every = unreferenced }: KeepingOptions,
  ) {
    this.#current = opened
    this.#onEvent = onEvent
    this.#stop = every(PERIOD, () => {
      this.#looking = this.#looking.then(() => this.#look())
      return this.#looking
    })
  }

  /** @throws YoujuError state_unavailable */
  static async open(file: string, options: KeepingOptions = {}): Promise<KeptDatabase> {
    try {
      const opened = await openDatabase(file)
      try {
        rmSync(asideOf(file), { force: true })
        await patiently(() => migrate(opened.db, file))
      } catch (error) {
        await opened.close()
        throw error
      }
      const kept = new KeptDatabase(file, opened, options)
      await kept.#overwriteUnused()
      await opened.emptyLog().catch(() => {})
      return kept
    } catch (error) {
      throw stateUnavailable(file, error)
    }
  }

  /** What has happened to the file, or null. */
  get mishap(): Mishap | null {
    return this.#mishap
  }

  read<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    return this.#with(({ db }) => work(db))
  }

  write<T>(work: (all: Kysely<Tables>) => Promise<T>): Promise<T> {
    return this.#with(({ db }) => db.transaction().execute(work))
  }

  /** Deletes, and leaves none of the deleted data in the log. */
  async erase<T>(work: (all: Kysely<Tables>) => Promise<T>): Promise<T> {
    const result = await this.write(work)
    // If another connection reads an earlier state, each check tries again.
    await patiently(() => this.#current.emptyLog(), READERS_WAIT).catch(() => {})
    return result
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#stop()
    await this.#looking
    if (!this.#current.isInPlace) await this.#restore()
    if (this.#current.isDetached) this.#onEvent({ what: 'lost' })
    await patiently(() => this.#current.emptyLog(), READERS_WAIT).catch(() => {
      this.#onEvent({ what: 'lingers' })
    })
    await this.#current.close()
  }

  async #with<T>(work: (opened: OpenDatabase) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      const used = this.#current
      try {
        return await patiently(() => work(used))
      } catch (error) {
        const isReplaced = used !== this.#current
        const isDisplaced =
          !this.#isClosed && (error instanceof Displaced || (isDamage(error) && !used.isInPlace))
        if (tries === MOST_TRIES || !(isReplaced || isDisplaced)) {
          throw stateUnavailable(this.file, error)
        }
        if (!isReplaced) await this.#restore()
      }
    }
  }

  /** Runs periodically; nothing waits for it. Failures are reported, and tried again at the next check. */
  async #look(): Promise<void> {
    try {
      const opened = this.#current
      if (!opened.isInPlace) await this.#restore()
      else if (opened.isDetached) this.#isBack(opened)
      await this.#current.emptyLog()
      this.#looksInUse = 0
    } catch {
      this.#looksInUse += 1
      if (this.#looksInUse === LONG_IN_USE) this.#onEvent({ what: 'lingers' })
    }
  }

  #isBack(opened: OpenDatabase): void {
    opened.isDetached = false
    this.#mishap = null
    this.#onEvent({ what: 'back' })
  }

  /** Concurrent calls wait for the same restoration. */
  #restore(): Promise<void> {
    this.#restoring ??= this.#makeAnew().finally(() => {
      this.#restoring = null
    })
    return this.#restoring
  }

  async #makeAnew(): Promise<void> {
    const old = this.#current
    let leftAt: string | null
    try {
      const successor = await successorOf(old)
      this.#current = successor.next
      leftAt = successor.leftAt
    } catch (cause) {
      this.#detach(old, stateUnavailable(this.file, cause))
      return
    }
    const at = new Date().toISOString()
    if (leftAt === null) {
      this.#mishap = { what: 'restored', at }
      this.#onEvent({ what: 'restored' })
    } else {
      this.#mishap = { what: 'damaged', at }
      this.#onEvent({ what: 'damaged', leftAt })
      const row = {
        at,
        user: 'youju',
        action: 'state.restore',
        outcome: 'failed',
        detail: basename(leftAt),
      }
      await this.#current.db.insertInto('audit').values(row).execute()
    }
    // Nothing depends on the old database any more.
    await old.close().catch(() => {})
  }

  /** Reports each cause once. */
  #detach(opened: OpenDatabase, error: YoujuError): void {
    const before = this.#mishap
    if (before?.what === 'detached' && before.cause === error.message) return
    const at = before?.what === 'detached' ? before.at : new Date().toISOString()
    opened.isDetached = true
    this.#mishap = { what: 'detached', at, cause: error.message }
    this.#onEvent({ what: 'detached', error })
  }

  /** Runs once for data that earlier programs deleted without overwriting it. */
  async #overwriteUnused(): Promise<void> {
    if (!this.#current.has('overwrite-due')) return
    try {
      await this.#current.alone((exec) => {
        // A copy of everything stored may not fit into memory.
        exec('pragma temp_store = file')
        exec('vacuum')
        exec('pragma temp_store = memory')
      })
      await this.write((all) =>
        all.deleteFrom('marks').where('name', '=', 'overwrite-due').execute(),
      )
    } catch (error) {
      // The next start tries again.
      this.#onEvent({ what: 'notOverwritten', error: stateUnavailable(this.file, error) })
    }
  }
}

function unreferenced(milliseconds: number, work: () => Promise<void>): () => void {
  const timer = setInterval(() => void work(), milliseconds)
  timer.unref()
  return () => clearInterval(timer)
}
