import type { DatabasePlace } from '../database/address.js'
import type { IndexStore } from './contract/index-store.js'
import { PostgresStore } from './postgres/postgres-store.js'
import { FileStore } from './snapshot/file-store.js'

/** Returns the index of a home: in its database, where it has one, or in a folder. */
export function storeOfHome({
  indexDir,
  database,
}: {
  indexDir: string
  database: DatabasePlace | null
}): IndexStore {
  return database === null ? new FileStore(indexDir) : new PostgresStore(database)
}
