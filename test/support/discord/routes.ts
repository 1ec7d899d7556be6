import type { MessageBody } from './bodies.js'
import { applicationPayload, channelPayload, messagePayload, userPayload } from './payloads.js'
import * as refuse from './refusal.js'
import type { DiscordState, StoredInteraction, StoredMessage } from './state.js'
import {
  commandsToRegister,
  interactionCallback,
  messageToCreate,
  messageToEdit,
} from './validation.js'

/** What a route is given: the server's state, the parts of the path, and the request's body. */
export interface RouteContext {
  state: DiscordState
  gatewayUrl: string
  params: Record<string, string>
  query: URLSearchParams
  body: unknown
}

export interface Route {
  method: string
  /** With `:name` for each variable part, below /api/v10. */
  path: string
  /** Routes that carry an interaction's token in the path need no Authorization. */
  anonymous?: boolean
  handle(context: RouteContext): { status: number; body?: object }
}

const acknowledgeWithin = 3000
const tokenLives = 15 * 60 * 1000

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/gateway/bot',
    handle: ({ gatewayUrl }) => ({
      status: 200,
      body: {
        url: gatewayUrl,
        shards: 1,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
      },
    }),
  },
  {
    method: 'GET',
    path: '/users/@me',
    handle: ({ state }) => ({ status: 200, body: userPayload(state.bot) }),
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
  {
    method: 'POST',
    path: '/interactions/:id/:token/callback',
    anonymous: true,
    handle: acknowledge,
  },
  {
    method: 'GET',
    path: '/webhooks/:app/:token/messages/@original',
    anonymous: true,
    handle: (context) => {
      const original = answerable(context).original
      if (!original) throw refuse.unknownMessage()
      return { status: 200, body: messagePayload(context.state, original) }
    },
  },
  {
    method: 'PATCH',
    path: '/webhooks/:app/:token/messages/@original',
    anonymous: true,
    handle: (context) => {
      const interaction = answerable(context)
      const { original } = interaction
      if (!original) throw refuse.unknownMessage()
      const edited = { ...original, ...messageToEdit(context.body), flags: 0 }
      interaction.original = edited
      context.state.messages.set(edited.id, edited)
      return { status: 200, body: messagePayload(context.state, edited) }
    },
  },
  {
    method: 'POST',
    path: '/channels/:channel/messages',
    handle: (context) => {
      const { state, params, body } = context
      knownChannel(context)
      const message = store(state, params.channel ?? '', messageToCreate(body))
      return { status: 200, body: messagePayload(state, message) }
    },
  },
  {
    method: 'GET',
    path: '/channels/:channel',
    handle: (context) => {
      knownChannel(context)
      const { state, params } = context
      return { status: 200, body: channelPayload(state, params.channel ?? '') }
    },
  },
]

function register({ state, body }: RouteContext, scope: string): { status: number; body: object } {
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

function acknowledge({ state, params, query, body }: RouteContext): {
  status: number
  body?: object
} {
  const interaction = state.interactions.get(params.id ?? '')
  const known = interaction && interaction.token === params.token
  if (!known || state.clock.now() - interaction.createdAt > acknowledgeWithin) {
    // A second acknowledgement is told apart from a late one only while Discord still waits.
    if (known && interaction.acknowledgement) throw refuse.alreadyAcknowledged()
    throw refuse.unknownInteraction()
  }
  if (interaction.acknowledgement) throw refuse.alreadyAcknowledged()
  const callback = interactionCallback(body)
  interaction.acknowledgement = callback
  if (callback.type === 4 || callback.type === 5) {
    interaction.original = store(state, interaction.channelId, callback.data ?? {})
  }
  return query.get('with_response') === 'true'
    ? { status: 200, body: callbackResponse(state, interaction, callback.type) }
    : { status: 204 }
}

function callbackResponse(
  state: DiscordState,
  { id, original }: StoredInteraction,
  type: number,
): object {
  return {
    interaction: { id, type: 2, ...(original ? { response_message_id: original.id } : {}) },
    ...(original ? { resource: { type, message: messagePayload(state, original) } } : {}),
  }
}

/** The interaction a webhook route is about; it exists for the webhook once it was acknowledged. */
function answerable({ state, params }: RouteContext): StoredInteraction {
  const interaction = state.interactionByToken(params.token ?? '')
  if (!interaction?.acknowledgement) throw refuse.unknownWebhook()
  if (state.clock.now() - interaction.createdAt > tokenLives) throw refuse.expiredToken()
  return interaction
}

function knownChannel({ state, params }: RouteContext): void {
  if (![state.channelId, state.directChannelId].includes(params.channel ?? '')) {
    throw refuse.unknownChannel()
  }
}

function store(state: DiscordState, channelId: string, body: MessageBody): StoredMessage {
  const message = { ...body, id: state.snowflake(), channelId, author: state.bot }
  state.messages.set(message.id, message)
  return message
}
