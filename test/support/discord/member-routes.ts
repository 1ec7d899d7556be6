import { memberPayload, rolePayload } from './payloads.js'
import { unknownGuild, unknownMember, unknownUser } from './refusal.js'
import type { Route } from './route.js'
import type { DiscordState, User } from './state.js'

/** What a bot may ask of the servers that it is on. */
export const memberRoutes: Route[] = [
  {
    method: 'GET',
    path: '/users/@me/guilds',
    handle: ({ state, query }) => {
      const all = [...state.guilds].map(([id, name]) => ({
        id,
        name,
        owner: false,
        permissions: '0',
      }))
      return { status: 200, body: all.slice(0, Number(query.get('limit') ?? 200)) }
    },
  },
  {
    method: 'GET',
    path: '/guilds/:guild',
    handle: ({ state, params: { guild = '' } }) => {
      const name = state.guilds.get(guild)
      if (name === undefined) throw unknownGuild()
      const roles = [
        rolePayload(guild, '@everyone'),
        ...[...state.roles].map((id) => rolePayload(id)),
        rolePayload(state.bot.id, state.bot.username),
      ]
      return {
        status: 200,
        body: {
          id: guild,
          name,
          owner_id: state.person.id,
          roles: roles.map((role) => withPermissions(role, state)),
        },
      }
    },
  },
  {
    method: 'GET',
    path: '/guilds/:guild/members/:user',
    handle: ({ state, params: { guild = '', user: id = '' } }) => {
      if (!state.guilds.has(guild)) throw unknownGuild()
      if (id === state.bot.id) {
        const { permissions: _, ...own } = memberPayload(state, state.bot) as {
          permissions: string
        }
        return { status: 200, body: { ...own, roles: [id] } }
      }
      const user = state.users.get(id)
      if (!user) throw unknownUser()
      if (!isOn(state, guild, user)) throw unknownMember()
      // Unlike that of an interaction, a member that is asked for comes without permissions.
      const { permissions: _, ...member } = memberPayload(state, user) as { permissions: string }
      return { status: 200, body: { ...member, pending: user.pending ?? false } }
    },
  },
]

const isOn = (state: DiscordState, guild: string, user: User) =>
  (user.guilds ?? [state.guildId]).includes(guild)

function withPermissions(role: object, state: DiscordState): object {
  const { id } = role as { id: string }
  // A bot has a role of its own, with what it was given when it was invited.
  const permissions =
    id === state.bot.id ? state.botPermissions : (state.rolePermissions.get(id) ?? 0n)
  return { ...role, permissions: permissions.toString() }
}
