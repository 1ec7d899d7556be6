import { join } from 'node:path'
import { givenTable } from './answered-table.js'
import { auditTable } from './audit-table.js'
import { channelTable } from './channel-table.js'
import { feedTable } from './feed-table.js'
import { outcomesTable } from './figures/outcomes-table.js'
import { trialsTable } from './figures/trials-table.js'
import { heldTable } from './held-table.js'
import { type KeepingOptions, KeptDatabase } from './kept-database.js'
import { keyTable } from './key-table.js'
import { noticesTable } from './news/notices-table.js'
import { sweepsTable } from './news/sweeps-table.js'
import { turnedTable } from './news/turned-table.js'
import { watchesTable } from './news/watches-table.js'
import { refreshTable } from './refresh-table.js'
import { scheduleTable } from './schedule-table.js'
import { sessionTable } from './session-table.js'
import { spentTable } from './spent-table.js'
import type { State } from './state.js'
import type { Access } from './tables.js'
import { tokenTable } from './token-table.js'
import { voteTable } from './vote-table.js'

/**
 * Opens the state in `<stateDir>/state.db`: creates it if there is none yet, and brings it up to the newest
 * schema.
 * @throws YoujuError state_unavailable
 */
export async function openState(stateDir: string, options?: KeepingOptions): Promise<State> {
  const kept = await KeptDatabase.open(join(stateDir, 'state.db'), options)
  const access: Access = {
    read: (work) => kept.read(work),
    write: (work) => kept.write(work),
    erase: (work) => kept.erase(work),
  }
  return {
    ...givenTable(access),
    ...voteTable(access),
    ...auditTable(access),
    ...refreshTable(access),
    ...heldTable(access),
    ...spentTable(access),
    ...keyTable(access),
    ...tokenTable(access),
    ...sessionTable(access),
    ...channelTable(access),
    ...scheduleTable(access),
    ...feedTable(access),
    ...sweepsTable(access),
    ...turnedTable(access),
    ...watchesTable(access),
    ...noticesTable(access),
    ...outcomesTable(access),
    ...trialsTable(access),
    mishap: async () => kept.mishap,
    close: () => kept.close(),
  }
}
