import { join } from 'node:path'
import { openDatabase } from './database.js'
import { patiently, stateUnavailable } from './failures.js'
import { givenTable, type Use } from './given-table.js'
import { migrate } from './migrations.js'
import { auditTable, heldTable, spentTable } from './other-tables.js'
import type { State } from './state.js'
import { voteTable } from './vote-table.js'

/**
 * The state in `<stateDir>/state.db`, made where there is none yet and brought up to the newest schema.
 * @throws YoujuError state_unavailable
 */
export async function openState(stateDir: string): Promise<State> {
  const file = join(stateDir, 'state.db')
  const unavailable = (cause: unknown) => {
    throw stateUnavailable(file, cause)
  }
  const db = await openDatabase(file).catch(unavailable)
  const use: Use = (work) => patiently(() => work(db)).catch(unavailable)
  try {
    await use(() => migrate(db, file))
  } catch (error) {
    await db.destroy()
    throw error
  }
  return {
    ...givenTable(use),
    ...voteTable(use),
    ...auditTable(use),
    ...heldTable(use),
    ...spentTable(use),
    close: () => use(() => db.destroy()),
  }
}
