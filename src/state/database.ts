import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely'
import Database from 'libsql'
import { patiently } from './failures.js'
import type { Tables } from './tables.js'

/** Opens a database file, made with its folder where there is none yet; its schema is as it was. */
export async function openDatabase(file: string): Promise<Kysely<Tables>> {
  mkdirSync(dirname(file), { recursive: true })
  const database = connected(file)
  try {
    // Readers and a writer do not wait for each other then.
    await patiently(() => database.pragma('journal_mode = wal'))
    database.pragma('foreign_keys = on')
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
      // Kysely begins transactions deferred: of two that read before they write, one would be turned away for good.
      const statement = database.prepare<unknown[]>(sql === 'begin' ? 'begin immediate' : sql)
      return {
        reader: statement.reader,
        all: (parameters) => statement.all(bindable(parameters)),
        run: (parameters) => statement.run(bindable(parameters)),
        iterate: (parameters) => statement.iterate(bindable(parameters)),
      }
    },
  }
}

/** libsql ends the whole process over a parameter of a kind that SQLite does not know, such as a boolean. */
function bindable(parameters: readonly unknown[]): unknown[] {
  return parameters.map((value) => {
    const isKnown = value === null || ['string', 'number', 'bigint'].includes(typeof value)
    if (isKnown) return value
    throw new TypeError(`SQLite cannot hold a ${typeof value}`)
  })
}
