import { join } from 'node:path'
import { sql } from 'kysely'
import { DATABASE } from './copy-database.js'
import { erasable } from './erasable.js'
import { type KeepingOptions, KeptDatabase } from './kept-database.js'
import type { State } from './state.js'
import { stateOver } from './state-over.js'

/**
 * Opens the state in `<stateDir>/state.db`: creates it if there is none yet, and brings it up to the newest
 * schema.
 * @throws YoujuError state_unavailable
 */
export async function openState(stateDir: string, options?: KeepingOptions): Promise<State> {
  const kept = await KeptDatabase.open(join(stateDir, DATABASE), options)
  const state = stateOver({
    read: (work) => kept.read(work),
    write: (work) => kept.write(work),
    // Only one process writes at a time.
    statement: (work) => kept.write(work),
    alone: (work) => kept.write(work),
    erase: (work) => kept.erase(work),
    erasable,
    time: sql`strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`,
  })
  return { ...state, shared: null, mishap: async () => kept.mishap, close: () => kept.close() }
}
