import type { Config } from './config.js'
import { databasePlace } from './database/address.js'
import type { ServerHome } from './servers-file.js'
import { failure } from './wording/failure.js'

/** Returns the settings of the home of one server: its own where it has any, otherwise those of all. */
export function configOf(config: Config, home: ServerHome): Config {
  const { server, corpus, indexDir, stateDir, moderatorRoles, retentionDays } = home
  const { database } = config
  return {
    ...config,
    corpus,
    indexDir,
    stateDir,
    database: database === null ? null : databasePlace(database.url, server),
    retentionDays: retentionDays ?? config.retentionDays,
    discord: {
      ...config.discord,
      moderatorRoles: moderatorRoles ?? config.discord.moderatorRoles,
    },
  }
}

/** Returns the settings of the server of that id or name. @throws YoujuError config_invalid, usage */
export function configOfServer(config: Config, named: string): Config {
  if (config.servers === null) throw failure('config_invalid:no_servers', {})
  const home = config.servers.find(({ server, name }) => server === named || name === named)
  if (home) return configOf(config, home)
  const names = config.servers.map(({ name }) => name)
  throw failure('usage:unknown_server', { server: named, names })
}
