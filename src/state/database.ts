import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely'
import Database from 'libsql'
import { makeFolders } from '../ingest/make-folders.js'
import { Displaced, inUse, patiently } from './failures.js'
import { isSamePlace, logSize, mainSize, placeOf } from './place.js'
import type { Mark, Tables } from './tables.js'

/** Opens a database file, made with its folder where there is none yet; its schema is as it was. */
export async function openDatabase(file: string): Promise<OpenDatabase> {
  await makeFolders(dirname(file))
  // SQLite does not tell why it cannot write, and opens for reading what it cannot write until the first write.
  await (await open(file, 'a')).close()
  const database = connected(file)
  try {
    // Readers and a writer do not wait for each other then.
    await patiently(() => database.exec('pragma journal_mode = wal'))
    database.exec('pragma foreign_keys = on')
    // What is deleted is overwritten, and what is sorted is written nowhere else.
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
  /** Nothing can be made in its place: what is written goes into it all the same, wherever it is now. */
  isDetached = false
  /** Where it was when it was opened. */
  readonly place
  readonly #database: Database.Database
  /** Bytes that the file has had: nothing that is deleted makes it shorter. */
  #size = 0

  constructor(
    readonly file: string,
    database: Database.Database,
  ) {
    this.#database = database
    // The first look makes the files beside it.
    database.exec('select 1 from sqlite_master')
    this.place = placeOf(file)
    const dialect = likeBetterSqlite(database, () => this.#refuseWhereDisplaced())
    this.db = new Kysely({ dialect: new SqliteDialect({ database: dialect }) })
  }

  /** Whether its path still leads to it, and nobody has cut it off. */
  get isInPlace(): boolean {
    return isSamePlace(this.place, placeOf(this.file)) && mainSize(this.file) >= this.#size
  }

  /** Does work on the connection itself, while no statement of the tables' is under way. */
  alone<T>(work: (exec: (sql: string) => void) => T): Promise<T> {
    return this.db.connection().execute(async () => work((sql) => this.#database.exec(sql)))
  }

  /** Within `alone`, does work in a transaction of all that is attached. */
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
   * Brings all that was written into the file itself and cuts off the write-ahead log, in which what was deleted stands
   * on. @throws an error of code SQLITE_BUSY while somebody reads what was before
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
   * Asked with the right to write in hand: whoever brings its rows over into another database needs that right too, so
   * that nothing is written here after that.
   */
  #refuseWhereDisplaced(): void {
    if (this.isInPlace || (this.isDetached && !this.has('carried-over'))) return
    throw new Displaced()
  }
}

/** libsql gives no code to the one error that its constructor knows. */
function connected(file: string): Database.Database {
  try {
    return new Database(file)
  } catch (cause) {
    throw Object.assign(new Error(`cannot open ${file}`, { cause }), { code: 'SQLITE_CANTOPEN' })
  }
}

/** All that tells libsql from better-sqlite3, for which kysely's dialect is made. */
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
 * The beginning or end of a transaction. libsql does not reset a prepared statement that was turned away as busy: SQLite
 * takes it for one still at work, and commits nothing on that connection any more, without an error. `exec` does reset
 * it. So only the beginning of a transaction may ever be busy, and every write needs one.
 */
function bracket(exec: () => void): SqliteStatement {
  const run = () => {
    exec()
    return { changes: 0, lastInsertRowid: 0 }
  }
  return { reader: false, run, all: () => [], iterate: () => [].values() }
}

/** Immediate because of two deferred ones that read before they write, one would be turned away for good. */
function begin(database: Database.Database, beforeWriting: () => void): void {
  database.exec('begin immediate')
  try {
    beforeWriting()
  } catch (error) {
    rollBack(database)
    throw error
  }
}

/** Some errors, such as a full disk, have ended the transaction themselves: theirs is the one to hear of. */
function rollBack(database: Database.Database): void {
  if (database.inTransaction) database.exec('rollback')
}

/** libsql ends the whole process over a parameter of a kind that SQLite does not know, such as a boolean. */
function bindable(parameters: readonly unknown[]): unknown[] {
  return parameters.map((value) => {
    const isKnown = value === null || ['string', 'number', 'bigint'].includes(typeof value)
    if (isKnown) return value
    throw new TypeError(`SQLite cannot hold a ${typeof value}`)
  })
}
