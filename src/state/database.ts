import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely'
import Database from 'libsql'
import { makeFolders } from '../ingest/make-folders.js'
import { patiently } from './failures.js'
import type { Tables } from './tables.js'

/** Opens a database file, made with its folder where there is none yet; its schema is as it was. */
export async function openDatabase(file: string): Promise<Kysely<Tables>> {
  await makeFolders(dirname(file))
  // SQLite does not tell why it cannot write, and opens for reading what it cannot write until the first write.
  await (await open(file, 'a')).close()
  const database = connected(file)
  try {
    // Readers and a writer do not wait for each other then.
    await patiently(() => database.exec('pragma journal_mode = wal'))
    database.exec('pragma foreign_keys = on')
  } catch (error) {
    database.close()
    throw error
  }
  return new Kysely({ dialect: new SqliteDialect({ database: likeBetterSqlite(database) }) })
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
function likeBetterSqlite(database: Database.Database): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare(sql) {
      if (['begin', 'commit', 'rollback'].includes(sql)) return bracket(database, sql)
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
 * it. So only the beginning of a transaction may ever be busy, and every write needs one. It is immediate because of two
 * deferred ones that read before they write, one would be turned away for good.
 */
function bracket(database: Database.Database, sql: string): SqliteStatement {
  const run = () => {
    database.exec(sql === 'begin' ? 'begin immediate' : sql)
    return { changes: 0, lastInsertRowid: 0 }
  }
  return { reader: false, run, all: () => [], iterate: () => [].values() }
}

/** libsql ends the whole process over a parameter of a kind that SQLite does not know, such as a boolean. */
function bindable(parameters: readonly unknown[]): unknown[] {
  return parameters.map((value) => {
    const isKnown = value === null || ['string', 'number', 'bigint'].includes(typeof value)
    if (isKnown) return value
    throw new TypeError(`SQLite cannot hold a ${typeof value}`)
  })
}
