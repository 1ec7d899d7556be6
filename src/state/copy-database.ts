import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { isDamage, patiently, stateUnavailable } from './failures.js'

/** The name of the database in a state folder. */
export const DATABASE = 'state.db'

/**
 * Writes a copy of the database to a new file, as it is at one moment, while others read and write it. What was deleted is
 * not in the copy. Returns whether there is a database.
 * @throws YoujuError state_unavailable
 */
export async function copyDatabase(stateDir: string, copy: string): Promise<boolean> {
  const file = join(stateDir, DATABASE)
  if (!existsSync(file)) return false
  try {
    const database = new Database(file)
    try {
      await patiently(() => vacuumInto(database, copy))
    } finally {
      database.close()
    }
  } catch (error) {
    throw stateUnavailable(file, error)
  }
  return true
}

/**
 * Does the same while nobody else uses the database, so that nothing is written to it afterwards that the copy lacks.
 * @throws YoujuError state_unavailable
 */
export async function copyUnused(
  stateDir: string,
  copy: string,
): Promise<'copied' | 'in use' | 'absent'> {
  const file = join(stateDir, DATABASE)
  if (!existsSync(file)) return 'absent'
  let database: Database.Database | null = null
  try {
    database = openedAlone(file)
    vacuumInto(database, copy)
    return 'copied'
  } catch (error) {
    if (isBusy(error)) return 'in use'
    throw stateUnavailable(file, error)
  } finally {
    database?.close()
  }
}

/**
 * Runs work while no other process, and no other connection of this one, has the database open. SQLite's own locks tell,
 * so that nothing is left behind by a process that was killed.
 * @returns null without running the work if another has it open
 * @throws YoujuError state_unavailable
 */
export async function whileNobodyUses<T>(
  stateDir: string,
  work: () => Promise<T>,
): Promise<{ result: T } | null> {
  const file = join(stateDir, DATABASE)
  if (!existsSync(file)) return { result: await work() }
  const opened = openedForRestoring(file)
  if (opened === 'in use') return null
  try {
    return { result: await work() }
  } finally {
    opened?.close()
  }
}

/** Returns null for a file that is no database any more: it is restored over. */
function openedForRestoring(file: string): Database.Database | 'in use' | null {
  let database: Database.Database | null = null
  try {
    database = openedAlone(file)
    // Everything is then in the one file, which may be moved.
    database.exec('pragma journal_mode = delete')
    database.exec('begin exclusive')
    database.exec('commit')
    return database
  } catch (error) {
    database?.close()
    if (isBusy(error)) return 'in use'
    if (isDamage(error)) return null
    throw stateUnavailable(file, error)
  }
}

/** @throws an error of code SQLITE_BUSY while another connection has it open */
function openedAlone(file: string): Database.Database {
  const database = new Database(file)
  try {
    // Set before the first access, it asks for a lock that every open connection stands in the way of.
    database.exec('pragma locking_mode = exclusive')
    database.exec('begin exclusive')
    database.exec('commit')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function vacuumInto(database: Database.Database, copy: string): void {
  database.exec(`vacuum into '${copy.replaceAll("'", "''")}'`)
}

function isBusy(error: unknown): boolean {
  return ((error as { code?: string }).code ?? '').startsWith('SQLITE_BUSY')
}
