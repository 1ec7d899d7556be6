import { givenTable } from './answered-table.js'
import { auditTable } from './audit-table.js'
import { channelTable } from './channel-table.js'
import { feedTable } from './feed-table.js'
import { outcomesTable } from './figures/outcomes-table.js'
import { trialsTable } from './figures/trials-table.js'
import { heldTable } from './held-table.js'
import { keyTable } from './key-table.js'
import { noticesTable } from './news/notices-table.js'
import { sweepsTable } from './news/sweeps-table.js'
import { turnedTable } from './news/turned-table.js'
import { watchesTable } from './news/watches-table.js'
import { questionsTable } from './questions-table.js'
import { refreshTable } from './refresh-table.js'
import { scheduleTable } from './schedule-table.js'
import { sessionTable } from './session-table.js'
import { spentTable } from './spent-table.js'
import type { State } from './state.js'
import type { Access } from './tables.js'
import { tokenTable } from './token-table.js'
import { voteTable } from './vote-table.js'

/** Returns the state that is in the tables of a database, whichever that is. */
export function stateOver(access: Access): Omit<State, 'shared' | 'mishap' | 'close'> {
  return {
    ...givenTable(access),
    ...voteTable(access),
    ...auditTable(access),
    ...refreshTable(access),
    ...questionsTable(access),
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
  }
}
