import { channelPayload } from './payloads.js'
import * as refuse from './refusal.js'
import type { Answer, Route, RouteContext } from './route.js'
import { type Channel, isDirect, isThread } from './state.js'
import { recipientOf, threadToCreate } from './validation.js'

const privateThread = 12
const publicThread = 11

export const channelRoutes: Route[] = [
  {
    method: 'GET',
    path: '/channels/:channel',
    handle: (context) => shown(context, reachableChannel(context)),
  },
  {
    method: 'POST',
    path: '/channels/:channel/typing',
    handle: (context) => {
      reachableChannel(context)
      return { status: 204 }
    },
  },
  {
    method: 'POST',
    path: '/channels/:channel/threads',
    handle: (context) => {
      const { name, type } = threadToCreate(context.body, { ofMessage: false })
      return openThread(context, { name, type: type ?? privateThread })
    },
  },
  {
    method: 'POST',
    path: '/channels/:channel/messages/:message/threads',
    handle: threadOfMessage,
  },
  {
    method: 'POST',
    path: '/users/@me/channels',
    handle: (context) => {
      const { state, body } = context
      const recipient = state.users.get(recipientOf(body))
      if (!recipient) throw refuse.unknownUser()
      return shown(context, state.directChannelOf(recipient))
    },
  },
]

/** Returns the channel in the path. */
export function reachableChannel({ state, params }: RouteContext): Channel {
  const channel = state.channels.get(params.channel ?? '')
  if (!channel) throw refuse.unknownChannel()
  return channel
}

function threadOfMessage(context: RouteContext): Answer {
  const { state, params, body } = context
  const { name } = threadToCreate(body, { ofMessage: true })
  const message = state.messages.get(params.message ?? '')
  if (!message || message.channelId !== params.channel) throw refuse.unknownMessage()
  // A thread has the id of the message it starts from.
  if (state.channels.has(message.id)) throw refuse.threadExists()
  return openThread(context, { id: message.id, name, type: publicThread })
}

function openThread(
  context: RouteContext,
  parts: { id?: string; name: string; type: number },
): Answer {
  const { state, gateway } = context
  const parent = reachableChannel(context)
  if (isDirect(parent) || isThread(parent)) throw refuse.wrongChannelType()
  const thread = state.addChannel({ ...parts, parentId: parent.id, ownerId: state.bot.id })
  gateway.dispatch('THREAD_CREATE', { ...channelPayload(state, thread), newly_created: true })
  return { ...shown(context, thread), status: 201 }
}

function shown({ state }: RouteContext, channel: Channel): Answer {
  return { status: 200, body: channelPayload(state, channel) }
}
