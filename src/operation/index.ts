import { join } from 'node:path'
import {
  type Config,
  discordAddress,
  openSettings,
  programVersion,
  readConfig,
  secretsOf,
} from '../config.js'
import { databasePlace, readAddress, shownAddress } from '../database/address.js'
import { type Finding, withoutSecrets } from '../domain/index.js'
import { configOf, configOfServer } from '../homes.js'
import { failure } from '../wording/failure.js'
import type { BackedUp } from './backup/back-up.js'
import type { Home } from './backup/files.js'
import type { Restored } from './backup/restore.js'
import type { BotOfToken } from './setup/bot-of.js'

/** What keeps the program running rather than answers questions; each part is loaded when it is used. */
export function operationFor(environment?: NodeJS.ProcessEnv) {
  const config = () => readConfig(environment)
  return {
    /** Replaces the secrets of the settings in a text. */
    hidden: (text: string) => withoutSecrets(text, secretsOf(environment)),

    async settings(): Promise<Record<string, string>> {
      const { settingsIn } = await import('./setup/env-file.js')
      return settingsIn('.env')
    },

    async ownFolders(present: Readonly<Record<string, string>>): Promise<Record<string, string>> {
      return (await import('./setup/own-folders.js')).ownFolders(present)
    },
    async writeSettings(values: Readonly<Record<string, string>>): Promise<void> {
      const { writeSettings } = await import('./setup/env-file.js')
      await writeSettings('.env', values)
    },

    async botOf(token: string): Promise<BotOfToken> {
      const { botOf } = await import('./setup/bot-of.js')
      return botOf({ apiUrl: discordAddress(environment), token })
    },

    /** Writes everything worth keeping to one file; with `server`, only of that home. */
    async backUp(given: { path: string; withIndex: boolean; server?: string }): Promise<BackedUp> {
      const read = config()
      const [{ backUp }, { withSettings }] = await Promise.all([
        import('./backup/back-up.js'),
        import('./setup/env-text.js'),
      ])
      const settings = Object.fromEntries(openSettings(environment))
      return backUp({
        ...given,
        homes: homesOf(read, given.server),
        settings: withSettings('', settings),
        serversFile: settings.SERVERS_FILE ?? null,
        program: programVersion,
      })
    },

    /** Puts it back. */
    async restore(given: {
      path: string
      force: boolean
    }): Promise<Restored & { recordsToMove: boolean }> {
      const { restore } = await import('./backup/restore.js')
      const read = config()
      const own = { homes: homesOf(read), program: programVersion, folder: '.' }
      return { ...(await restore({ ...given, ...own })), recordsToMove: read.database !== null }
    },

    /** Copies the records of each home, or of one, from its folder to a Postgres database. */
    async moveState(given: { to?: string; server?: string }): Promise<MovedRecords[]> {
      const read = config()
      const url = given.to?.trim() || read.database?.url
      if (url === undefined || readAddress(url) === null) throw failure('usage:database_url', {})
      const { moveState } = await import('../state/move/move-state.js')
      const moved: MovedRecords[] = []
      for (const { server, name, stateDir } of homesOf(read, given.server)) {
        const place = databasePlace(url, server)
        const rows = await moveState(stateDir, place)
        const to = { place: shownAddress(url), schema: place.schema }
        moved.push({ server, name, from: join(stateDir, 'state.db'), ...to, rows })
      }
      return moved
    },

    /** Looks at all that the program needs; `channel` is the id of one in Discord. */
    async doctor(given: { channel: string | null }): Promise<Finding[]> {
      const { doctor } = await import('./doctor/doctor.js')
      return doctor({
        ...given,
        readConfig: config,
        createApp: async (own) => (await import('../app.js')).createApp(own),
      })
    },
  }
}

/** What was copied from the folder of a home; `rows` by table. */
interface MovedRecords {
  server: string | null
  name: string | null
  from: string
  place: string
  schema: string
  rows: Readonly<Record<string, number>>
}

function homesOf(config: Config, server?: string): Home[] {
  if (server !== undefined) {
    const { corpus, indexDir, stateDir, database } = configOfServer(config, server)
    const named = config.servers?.find((home) => home.server === server || home.name === server)
    const folders = { corpus, indexDir, stateDir, database }
    return [{ server: named?.server ?? null, name: named?.name ?? null, ...folders }]
  }
  const { servers, corpus, indexDir, stateDir, database } = config
  return (
    servers?.map((home) => ({ ...home, database: configOf(config, home).database })) ?? [
      { server: null, name: null, corpus, indexDir, stateDir, database },
    ]
  )
}
