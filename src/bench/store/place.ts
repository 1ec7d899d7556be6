import { type Config, readConfig } from '../../config.js'
import { databasePlace } from '../../database/address.js'
import type { Corpus } from '../comparison/contestant.js'

/** Where an index is: in the folder of its corpus, or in a database. */
export type Place = { kind: 'files' } | { kind: 'postgres'; url: string }

/** Returns the settings with which the product has its index there. The state, which nothing here needs, is in the same place. */
export function configAt(place: Place, { folder, index }: Corpus): Config {
  const database = place.kind === 'postgres' ? databasePlace(place.url, null) : null
  return { ...readConfig(), corpus: folder, indexDir: index, stateDir: `${index}-state`, database }
}

/** Returns the same as variables of the environment, for a process of its own. */
export function environmentAt(place: Place, { folder, index }: Corpus): Record<string, string> {
  return {
    CORPUS_DIR: folder,
    INDEX_DIR: index,
    STATE_DIR: `${index}-state`,
    DATABASE_URL: place.kind === 'postgres' ? place.url : '',
  }
}
