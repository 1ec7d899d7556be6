import { describe } from 'vitest'
import { PostgresStore } from '../../src/index/index.js'
import { newIndexPlace, skipped } from '../support/postgres/index-place.js'
import { indexStoreContract } from './index-store.contract.js'
import { indexVersionContract } from './index-version.contract.js'

/** As processes do, several stores look at one place; each keeps its own connections. */
async function inDatabase() {
  const { place, remove } = await newIndexPlace()
  const stores = Array.from({ length: 3 }, () => new PostgresStore(place))
  let turn = 0
  const again = () => stores[turn++ % stores.length] as PostgresStore
  return { store: new PostgresStore(place), again, remove }
}

describe.skipIf(skipped !== '')(`the index on Postgres${skipped}`, () => {
  indexVersionContract('Postgres', inDatabase)
  indexStoreContract('Postgres', inDatabase)
})
