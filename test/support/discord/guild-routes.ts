import { memberPayload } from './payloads.js'
import * as refuse from './refusal.js'
import type { Route, RouteContext } from './route.js'

export const guildRoutes: Route[] = [
  {
    method: 'GET',
    path: '/guilds/:guild',
    handle: (context) => {
      const { id, name } = guildIn(context)
      // The role of everybody has the id of its server.
      const permissions = context.state.botPermissions.toString()
      return { status: 200, body: { id, name, roles: [{ id, name: '@everyone', permissions }] } }
    },
  },
  {
    method: 'GET',
    path: '/guilds/:guild/members/:user',
    handle: (context) => {
      guildIn(context)
      const { state, params } = context
      if (params.user !== state.bot.id) throw refuse.unknownUser()
      return { status: 200, body: memberPayload(state, state.bot) }
    },
  },
]

function guildIn({ state, params }: RouteContext): { id: string; name: string } {
  const id = params.guild ?? ''
  const name = state.guilds.get(id)
  if (name === undefined) throw refuse.unknownRoute()
  return { id, name }
}
