import { z } from 'zod'
import { moderates, type Standing } from '../../domain/index.js'
import { failure } from '../../wording/failure.js'
import type { LoginSettings, WebHome } from '../contract.js'
import { type DiscordApi, discordApi } from './discord-api.js'

const member = z.object({
  roles: z.array(z.string()),
  pending: z.boolean().optional(),
  communication_disabled_until: z.string().nullish(),
})
const server = z.object({
  owner_id: z.string(),
  roles: z.array(z.object({ id: z.string(), name: z.string(), permissions: z.string() })),
})
const servers = z.array(z.object({ id: z.string() }))

/** Bits of Discord's permissions. */
const ADMINISTRATOR = 1n << 3n
const MANAGE_SERVER = 1n << 5n
/** Of so many servers it is asked whether somebody is on them, where no setting names one. */
const MOST_SERVERS = 10

/** What somebody may do at a home; null where they are on none of its servers. */
type Access = { isModerator: boolean } | null

export interface Standings {
  /** @throws YoujuError login_unavailable; config_invalid:which_server where the bot is on too many to ask all */
  accessTo(home: WebHome, user: string): Promise<Access>
}

/**
 * Asks Discord, as the bot, who somebody is on the servers of a home. A home of several has its own server; the only one
 * has that of the settings, or, as in Discord itself, each that the bot is on.
 */
export function standings(
  settings: LoginSettings,
  now: () => number,
  api: DiscordApi = discordApi(settings),
): Standings {
  const serversOf = async (home: WebHome) => {
    const named = home.server ?? settings.guildId
    if (named !== null) return [named]
    const all = await api.get(`/users/@me/guilds?limit=${MOST_SERVERS + 1}`, servers)
    if ((all?.length ?? 0) > MOST_SERVERS) throw failure('config_invalid:which_server', {})
    return all?.map(({ id }) => id) ?? []
  }
  const standingOn = async (id: string, user: string): Promise<Standing | null> => {
    const at = `/guilds/${encodeURIComponent(id)}`
    const [found, on] = await Promise.all([
      api.get(`${at}/members/${encodeURIComponent(user)}`, member),
      api.get(at, server),
    ])
    // Who has not yet agreed to the rules of a server can do nothing there.
    if (!found || !on || found.pending) return null
    const held = on.roles.filter((role) => role.id === id || found.roles.includes(role.id))
    const may = held.reduce((all, { permissions }) => all | BigInt(permissions), 0n)
    const isAbove = on.owner_id === user || (may & ADMINISTRATOR) !== 0n
    const isSilenced = Date.parse(found.communication_disabled_until ?? '') > now()
    const mayManageServer = isAbove || (!isSilenced && (may & MANAGE_SERVER) !== 0n)
    return { roles: held.filter((role) => role.id !== id), mayManageServer }
  }
  return {
    async accessTo(home, user) {
      const ids = await serversOf(home)
      const found = await Promise.all(ids.map((id) => standingOn(id, user)))
      const known = found.filter((each) => each !== null)
      if (known.length === 0) return null
      const roles = home.moderatorRoles ?? []
      return { isModerator: known.some((each) => moderates(each, roles)) }
    },
  }
}
