import { join } from 'node:path'
import { openDatabase } from './database.js'
import { patiently, stateUnavailable } from './failures.js'
import { givenTable } from './given-table.js'
import { migrate } from './migrations.js'
import { auditTable, heldTable, spentTable } from './other-tables.js'
import { refreshTable } from './refresh-table.js'
import type { State } from './state.js'
import type { Access } from './tables.js'
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
  const guarded = <T>(work: () => Promise<T>) => patiently(work).catch(unavailable)
  const access: Access = {
    read: (work) => guarded(() => work(db)),
    write: (work) => guarded(() => db.transaction().execute(work)),
  }
  try {
    await guarded(() => migrate(db, file))
  } catch (error) {
    await db.destroy()
    throw error
  }
  return {
    ...givenTable(access),
    ...voteTable(access),
    ...auditTable(access),
    ...refreshTable(access),
    ...heldTable(access),
    ...spentTable(access),
    close: () => guarded(() => db.destroy()),
  }
}
