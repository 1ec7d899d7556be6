import {
  type Config,
  discordAddress,
  openSettings,
  programVersion,
  readConfig,
  secretsOf,
} from '../config.js'
import { type Finding, withoutSecrets } from '../domain/index.js'
import { configOfServer } from '../homes.js'
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
    async restore(given: { path: string; force: boolean }): Promise<Restored> {
      const { restore } = await import('./backup/restore.js')
      const homes = homesOf(config())
      return restore({ ...given, homes, program: programVersion, folder: '.' })
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

function homesOf(config: Config, server?: string): Home[] {
  if (server !== undefined) {
    const { corpus, indexDir, stateDir } = configOfServer(config, server)
    const named = config.servers?.find((home) => home.server === server || home.name === server)
    return [
      { server: named?.server ?? null, name: named?.name ?? null, corpus, indexDir, stateDir },
    ]
  }
  const { corpus, indexDir, stateDir } = config
  return config.servers ?? [{ server: null, name: null, corpus, indexDir, stateDir }]
}
