import type { DatabasePlace } from '../database/address.js'
import { FileStore, type IndexStore, PostgresStore } from '../index/index.js'

/** Returns the index of a home: in its database, where it has one, or in a folder. */
export function indexOfHome({
  indexDir,
  database,
}: {
  indexDir: string
  database: DatabasePlace | null
}): IndexStore {
  return database === null ? new FileStore(indexDir) : new PostgresStore(database)
}
