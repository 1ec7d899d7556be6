import type { Finding } from '../domain/index.js'

/** What keeps the program running, as `src/operation/` does it. */
export interface Operation {
  /** Replaces the secrets of the settings in a text. */
  hidden(text: string): string
  /** The settings that stand in `.env` of the present folder. @throws YoujuError config_unreadable */
  settings(): Promise<Record<string, string>>
  /** Writes values into it, keeps the rest. @throws YoujuError file_unwritable */
  writeSettings(values: Readonly<Record<string, string>>): Promise<void>
  /** Settings of folders that an installed program lacks, so that it writes nothing into its package. @throws YoujuError file_unwritable */
  ownFolders(present: Readonly<Record<string, string>>): Promise<Record<string, string>>
  /** Asks Discord whose a token is. */
  botOf(
    token: string,
  ): Promise<
    | { outcome: 'known'; bot: string; applicationId: string }
    | { outcome: 'refused' }
    | { outcome: 'unreachable'; why: string }
  >
  /** Writes everything worth keeping to one file. */
  backUp(given: { path: string; withIndex: boolean; server?: string }): Promise<BackedUp>
  /** Puts it back. */
  restore(given: { path: string; force: boolean }): Promise<Restored>
  /** Copies the records from their folders to a Postgres database; without `to`, to that of DATABASE_URL. */
  moveState(given: { to?: string; server?: string }): Promise<MovedRecords[]>
  doctor(given: { channel: string | null }): Promise<Finding[]>
}

export interface BackedUp {
  path: string
  files: number
  bytes: number
  /** Whether the index is in a database, and so not in the file. */
  indexInDatabase: boolean
}

export interface Restored {
  files: number
  /** When the backup was made, an ISO time. */
  createdAt: string
  /** Folders to which was moved what stood in the way. */
  setAside: string[]
  /** Where the settings of the backup lie. */
  settings: string[]
  /** Whether the records have to be moved from their folder to a database. */
  recordsToMove: boolean
}

export interface MovedRecords {
  /** The id and name of the Discord server; null where one corpus serves everybody. */
  server: string | null
  name: string | null
  from: string
  /** The address of the database, without its password, and the schema in it. */
  place: string
  schema: string
  /** How many records there are of each kind. */
  rows: Readonly<Record<string, number>>
}
