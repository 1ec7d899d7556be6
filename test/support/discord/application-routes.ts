import { userBehind } from './oauth.js'
import { applicationPayload, userPayload } from './payloads.js'
import type { Answer, Route, RouteContext } from './route.js'
import { commandsToRegister } from './validation.js'

export const applicationRoutes: Route[] = [
  {
    method: 'GET',
    path: '/gateway/bot',
    handle: ({ gatewayUrl, state }) => ({
      status: 200,
      body: {
        url: gatewayUrl,
        shards: state.recommendedShards,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
      },
    }),
  },
  {
    method: 'GET',
    path: '/users/@me',
    anonymous: true,
    handle: ({ state, authorization }) => ({
      status: 200,
      body: userPayload(userBehind(state, authorization)),
    }),
  },
  {
    method: 'GET',
    path: '/applications/@me',
    handle: ({ state }) => ({ status: 200, body: applicationPayload(state) }),
  },
  {
    method: 'PUT',
    path: '/applications/:app/commands',
    handle: (context) => register(context, 'global'),
  },
  {
    method: 'PUT',
    path: '/applications/:app/guilds/:guild/commands',
    handle: (context) => register(context, context.params.guild ?? ''),
  },
]

function register({ state, body }: RouteContext, scope: string): Answer {
  const commands = commandsToRegister(body).map((command) => ({
    ...command,
    id: state.snowflake(),
    application_id: state.applicationId,
    version: state.snowflake(),
    type: command.type ?? 1,
  }))
  state.commands.set(scope, commands)
  return { status: 200, body: commands }
}
