import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { DATABASE } from '../copy-database.js'
import { openDatabase } from '../database.js'
import type { State } from '../state.js'

/** What became of the records in a folder whose home keeps them in a database: `none` where the folder has none. */
export type LeftBehind = 'none' | 'moved' | 'unmoved'

/**
 * Returns whether what a state folder still holds is in the database that is used now: of answers, feeds and tokens the
 * newest is looked for there. A file that cannot be read counts as none.
 */
export async function leftBehind(stateDir: string, state: State): Promise<LeftBehind> {
  const file = join(stateDir, DATABASE)
  if (!existsSync(file)) return 'none'
  const opened = await openDatabase(file).catch(() => null)
  if (opened === null) return 'none'
  try {
    const newest = async (table: string, by: string) => {
      const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)}
        order by ${sql.ref(by)} desc limit 1`
        .execute(opened.db)
        // An older program made fewer tables.
        .catch(() => ({ rows: [] }))
      return rows[0]?.id
    }
    const answer = await newest('given', 'at')
    const feed = await newest('feeds', 'added_at')
    const token = await newest('tokens', 'made_at')
    if (answer === undefined && feed === undefined && token === undefined) return 'none'
    const isThere =
      (answer !== undefined && (await state.given(answer)) !== null) ||
      (feed !== undefined && (await state.feeds()).some(({ id }) => id === feed)) ||
      (token !== undefined && (await state.tokens()).some(({ id }) => id === token))
    return isThere ? 'moved' : 'unmoved'
  } finally {
    await opened.close()
  }
}
