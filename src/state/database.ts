import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely'
import Database from 'libsql'
import { makeFolders } from '../ingest/make-folders.js'
import { Displaced, inUse, patiently } from './failures.js'
import { isSamePlace, logSize, mainSize, placeOf } from './place.js'
import type { Mark, Tables } from './tables.js'

/** Opens a database file; creates it and its folder if there is none yet. Leaves its schema as it is. */
export async function openDatabase(file: string): Promise<OpenDatabase> {
  await makeFolders(dirname(file))
  // SQLite does not report why it cannot write, and reports an unwritable file only at the first write.
  await (await open(file, 'a')).close()
  const database = connected(file)
  try {
    // In this mode readers and a writer do not wait for each other.
    await patiently(() => database.exec('pragma journal_mode = wal'))
    database.exec('pragma foreign_keys = on')
    // Deleted data is overwritten, and sorting writes nothing to other files.
    database.exec('pragma secure_delete = on')
    database.exec('pragma temp_store = memory')
    return new OpenDatabase(file, database)
  } catch (error) {
    database.close()
    throw error
  }
}

/** A connection to a database file, which may be taken from its path while it is open. */
export class OpenDatabase {
  readonly db: Kysely<Tables>
  /** No replacement can be created at the path, so writes go to this file, wherever it is now. */
  isDetached = false
  /** Which files its paths led to when it was opened. */
  readonly place
  readonly #database: Database.Database
  /** The largest size of the file so far, in bytes: deleting never makes it shorter. */
  #size = 0

  constructor(
    readonly file: string,
    database: Database.Database,
  ) {
    this.#database = database
    // The first query creates the files beside it.
    database.exec('select 1 from sqlite_master')
    this.place = placeOf(file)
    const dialect = likeBetterSqlite(database, () => this.#refuseWhereDisplaced())
    this.db = new Kysely({ dialect: new SqliteDialect({ database: dialect }) })
  }

  /** Whether its path still leads to it, and it has not been truncated. */
  get isInPlace(): boolean {
    return isSamePlace(this.place, placeOf(this.file)) && mainSize(this.file) >= this.#size
  }

  /** Runs work on the connection itself, while no statement of the tables is running. */
  alone<T>(work: (exec: (sql: string) => void) => T): Promise<T> {
    return this.db.connection().execute(async () => work((sql) => this.#database.exec(sql)))
  }

  /** Within `alone`, runs work in a transaction over all attached databases. */
  bracketed(work: () => void): void {
    this.#database.exec('begin immediate')
    try {
      work()
      this.#database.exec('commit')
    } catch (error) {
      rollBack(this.#database)
      throw error
    }
  }

  has(mark: Mark): boolean {
    return this.#database.prepare('select 1 from marks where name = ?').all([mark]).length > 0
  }

  /**
   * Writes everything into the file itself and truncates the write-ahead log, which still contains deleted data.
   * @throws an error of code SQLITE_BUSY while another connection still reads an earlier state
   */
  async emptyLog(): Promise<void> {
    if (logSize(this.file) > 0) {
      await this.alone((exec) => exec('pragma wal_checkpoint(truncate)'))
      if (this.isInPlace && logSize(this.file) > 0) throw inUse('the write-ahead log')
    }
    this.#size = Math.max(this.#size, mainSize(this.file))
  }

  close(): Promise<void> {
    return this.db.destroy()
  }

  /**
   * Called while holding the write lock. A process that brings the rows over into another database needs that
   * lock too, so nothing is written here after that.
   */
  #refuseWhereDisplaced(): void {
    if (this.isInPlace || (this.isDetached && !this.has('carried-over'))) return
    throw new Displaced()
  }
}

/** Opens the connection; adds a code to the one error that libsql's constructor throws, which has none. */
function connected(file: string): Database.Database {
  try {
    return new Database(file)
  } catch (cause) {
    throw Object.assign(new Error(`cannot open ${file}`, { cause }), { code: 'SQLITE_CANTOPEN' })
  }
}

/** Adapts libsql to the interface of better-sqlite3, for which kysely's dialect is made. */
function likeBetterSqlite(database: Database.Database, beforeWriting: () => void): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare(sql) {
      if (sql === 'begin') return bracket(() => begin(database, beforeWriting))
      if (sql === 'commit') return bracket(() => database.exec(sql))
      if (sql === 'rollback') return bracket(() => rollBack(database))
      const statement = database.prepare<unknown[]>(sql)
      return {
        reader: statement.reader,
        all: (parameters) => statement.all(bindable(parameters)),
        run: (parameters) => statement.run(bindable(parameters)),
        iterate: (parameters) => statement.iterate(bindable(parameters)),
      }
    },
  }
}

/**
 * A statement that begins or ends a transaction. libsql does not reset a prepared statement that failed as busy:
 * SQLite takes it for one still running, and commits nothing more on that connection, without an error. `exec`
 * does reset it. So only the beginning of a transaction may ever be busy, and every write needs a transaction.
 */
function bracket(exec: () => void): SqliteStatement {
  const run = () => {
    exec()
    return { changes: 0, lastInsertRowid: 0 }
  }
  return { reader: false, run, all: () => [], iterate: () => [].values() }
}

/** Begins immediately: of two deferred transactions that read before they write, one would fail for good. */
function begin(database: Database.Database, beforeWriting: () => void): void {
  database.exec('begin immediate')
  try {
    beforeWriting()
  } catch (error) {
    rollBack(database)
    throw error
  }
}

/**
 * Rolls back, unless the error, such as a full disk, has already ended the transaction: that error is the one to
 * report.
 */
function rollBack(database: Database.Database): void {
  if (database.inTransaction) database.exec('rollback')
}

/** Throws for values that SQLite cannot hold, such as a boolean: libsql would end the whole process. */
function bindable(parameters: readonly unknown[]): unknown[] {
  return parameters.map((value) => {
    const isKnown = value === null || ['string', 'number', 'bigint'].includes(typeof value)
    if (isKnown) return value
    throw new TypeError(`SQLite cannot hold a ${typeof value}`)
  })
}
