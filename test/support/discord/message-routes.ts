import { reachableChannel } from './channel-routes.js'
import { isEphemeral, messageFlag } from './flags.js'
import { unreadable } from './gateway-protocol.js'
import { createdAlready, editMessage, storeMessage } from './message-store.js'
import { messagePayload } from './payloads.js'
import * as refuse from './refusal.js'
import type { Answer, Route, RouteContext } from './route.js'
import { isDirect, type StoredMessage } from './state.js'
import { messageToCreate, ownMessageToEdit } from './validation.js'

const message = '/channels/:channel/messages/:message'

/** The routes by which the bot, with its token, handles messages of channels. */
export const messageRoutes: Route[] = [
  { method: 'POST', path: '/channels/:channel/messages', handle: create },
  { method: 'GET', path: '/channels/:channel/messages', handle: after },
  {
    method: 'GET',
    path: message,
    handle: (context) => ({ status: 200, body: readable(context, messageOf(context)) }),
  },
  {
    method: 'PATCH',
    path: message,
    handle: (context) => {
      const { state, body, files } = context
      const found = messageOf(context)
      if (found.author.id !== state.bot.id) throw refuse.cannotEdit()
      const edited = editMessage(state, found, ownMessageToEdit(body), files)
      return { status: 200, body: messagePayload(state, edited) }
    },
  },
  {
    method: 'DELETE',
    path: message,
    handle: (context) => {
      const found = messageOf(context)
      if (found.author.id !== context.state.bot.id) throw refuse.missingPermissions()
      context.state.messages.delete(found.id)
      return { status: 204 }
    },
  },
]

function create(context: RouteContext): Answer {
  const { state, body, files } = context
  const channel = reachableChannel(context)
  const created = messageToCreate(body, files.length)
  const answered = created.message_reference
  if (
    answered &&
    answered.fail_if_not_exists !== false &&
    !state.messages.has(answered.message_id)
  ) {
    throw refuse.invalidBody([
      {
        path: ['message_reference'],
        code: 'REPLIES_UNKNOWN_MESSAGE',
        message: 'Unknown message',
      },
    ])
  }
  const already = createdAlready(state, created)
  if (already) return { status: 200, body: messagePayload(state, already) }
  const settable = messageFlag.suppressEmbeds | messageFlag.componentsV2
  const flags = (created.flags ?? 0) & settable
  const stored = storeMessage(state, { channelId: channel.id, body: created, files, flags })
  return { status: 200, body: messagePayload(state, stored) }
}

/** Those right behind a message, the newest first. */
function after(context: RouteContext): Answer {
  const { state, query } = context
  const channel = reachableChannel(context)
  const from = BigInt(query.get('after') ?? 0)
  const later = [...state.messages.values()].filter(
    (each) => each.channelId === channel.id && !isEphemeral(each) && BigInt(each.id) > from,
  )
  const found = later.slice(0, Number(query.get('limit') ?? 50)).reverse()
  return { status: 200, body: found.map((each) => readable(context, each)) }
}

/** Returns the message in the path; an ephemeral one can be reached only by its interaction's token. */
export function messageOf(context: RouteContext): StoredMessage {
  const channel = reachableChannel(context)
  const found = context.state.messages.get(context.params.message ?? '')
  if (found?.channelId !== channel.id || isEphemeral(found)) throw refuse.unknownMessage()
  return found
}

/**
 * Without the intent for message content, messages that do not concern the bot are returned without content here, too.
 */
function readable({ state }: RouteContext, found: StoredMessage): object {
  const mayRead =
    state.mayReadContent ||
    found.author.id === state.bot.id ||
    isDirect(state.channel(found.channelId)) ||
    found.mentions.some(({ id }) => id === state.bot.id)
  const payload = messagePayload(state, found)
  return mayRead ? payload : { ...payload, ...unreadable }
}
