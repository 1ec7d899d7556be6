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
      await patiently(() => database.exec(`vacuum into '${copy.replaceAll("'", "''")}'`))
    } finally {
      database.close()
    }
  } catch (error) {
    throw stateUnavailable(file, error)
  }
  return true
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
  const opened = openedAlone(file)
  if (opened === 'in use') return null
  try {
    return { result: await work() }
  } finally {
    opened?.close()
  }
}

/** Returns null for a file that is no database any more: it is restored over. */
function openedAlone(file: string): Database.Database | 'in use' | null {
  let database: Database.Database | null = null
  try {
    database = new Database(file)
    // Set before the first access, it asks for a lock that every open connection stands in the way of.
    database.exec('pragma locking_mode = exclusive')
    database.exec('begin exclusive')
    database.exec('commit')
    // Everything is then in the one file, which may be moved.
    database.exec('pragma journal_mode = delete')
    database.exec('begin exclusive')
    database.exec('commit')
    return database
  } catch (error) {
    database?.close()
    const { code } = error as { code?: string }
    if (code?.startsWith('SQLITE_BUSY')) return 'in use'
    if (isDamage(error)) return null
    throw stateUnavailable(file, error)
  }
}
