import { sql } from 'kysely'
import type { DatabasePlace } from '../../database/address.js'
import type { State, StateEvent } from '../state.js'
import { stateOver } from '../state-over.js'
import { sharedCounts } from './shared-counts.js'
import { asItIs, SharedDatabase } from './shared-database.js'

/**
 * Opens the state in a schema of a Postgres database: creates the schema if there is none yet, and brings it up to the newest.
 * @throws YoujuError state_unavailable; model_missing if the package `pg` is not installed
 */
export async function openSharedState(
  place: DatabasePlace,
  options: { onEvent?: ((event: StateEvent) => void) | undefined } = {},
): Promise<State> {
  const shared = await SharedDatabase.open(place, options.onEvent)
  const state = stateOver({
    read: (work) => shared.read(work),
    write: (work) => shared.write(work),
    statement: (work) => shared.statement(work),
    alone: (work) => shared.alone(work),
    erase: (work) => shared.erase(work),
    erasable: asItIs,
    time: sql`to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  })
  return {
    ...state,
    shared: sharedCounts(shared, options),
    mishap: () => shared.mishap(),
    close: () => shared.close(),
  }
}
