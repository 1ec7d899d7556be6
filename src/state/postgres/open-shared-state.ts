import type { DatabasePlace } from '../../database/address.js'
import type { State, StateEvent } from '../state.js'
import { stateOver } from '../state-over.js'
import { asItIs, SharedDatabase } from './shared-database.js'

/**
 * Opens the state in a schema of a Postgres database: creates the schema if there is none yet, and brings it up to the newest.
 * @throws YoujuError state_unavailable; model_missing if the package `pg` is not installed
 */
export async function openSharedState(
  place: DatabasePlace,
  onEvent?: (event: StateEvent) => void,
): Promise<State> {
  const shared = await SharedDatabase.open(place, onEvent)
  const state = stateOver({
    read: (work) => shared.read(work),
    write: (work) => shared.write(work),
    erase: (work) => shared.erase(work),
    erasable: asItIs,
  })
  return { ...state, mishap: () => shared.mishap(), close: () => shared.close() }
}
