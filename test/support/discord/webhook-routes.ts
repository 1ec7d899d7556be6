import { messageFlag } from './flags.js'
import { editMessage, storeMessage } from './message-store.js'
import { messagePayload } from './payloads.js'
import * as refuse from './refusal.js'
import type { Answer, Route, RouteContext } from './route.js'
import type { StoredInteraction, StoredMessage } from './state.js'
import { followUpToCreate, messageToEdit } from './validation.js'

const tokenLives = 15 * 60 * 1000
const message = '/webhooks/:app/:token/messages/:message'

/** The routes that an interaction's token may use after it was acknowledged. */
export const webhookRoutes: Route[] = [
  { method: 'POST', path: '/webhooks/:app/:token', anonymous: true, handle: followUp },
  {
    method: 'GET',
    path: message,
    anonymous: true,
    handle: (context) => shown(context, answerOf(context)),
  },
  {
    method: 'PATCH',
    path: message,
    anonymous: true,
    handle: (context) => {
      const { state, body, files } = context
      const answer = answerOf(context)
      return shown(context, editMessage(state, answer, messageToEdit(body), files))
    },
  },
  {
    method: 'DELETE',
    path: message,
    anonymous: true,
    handle: (context) => {
      context.state.messages.delete(answerOf(context).id)
      return { status: 204 }
    },
  },
]

function followUp(context: RouteContext): Answer {
  const { state, body, files } = context
  const interaction = answerable(context)
  const followUp = followUpToCreate(body, files.length)
  const deferred = state.messages.get(interaction.originalId ?? '')
  // Right after a deferral, this edits the message that says the bot is thinking, and keeps whether it is ephemeral:
  // https://discord.com/developers/docs/interactions/receiving-and-responding#create-followup-message
  if (deferred && deferred.flags & messageFlag.loading) {
    return shown(context, editMessage(state, deferred, followUp, files))
  }
  const settable = messageFlag.ephemeral | messageFlag.componentsV2 | messageFlag.suppressEmbeds
  const stored = storeMessage(state, {
    channelId: interaction.channelId,
    body: followUp,
    files,
    flags: (followUp.flags ?? 0) & settable,
    interaction,
  })
  return shown(context, stored)
}

function shown({ state }: RouteContext, answer: StoredMessage): Answer {
  return { status: 200, body: messagePayload(state, answer) }
}

/** Returns the interaction of a webhook route; the webhook knows it once it was acknowledged. */
function answerable({ state, params }: RouteContext): StoredInteraction {
  const interaction = state.interactionByToken(params.token ?? '')
  if (!interaction?.acknowledgement) throw refuse.unknownWebhook()
  if (state.clock.now() - interaction.createdAt > tokenLives) throw refuse.expiredToken()
  return interaction
}

/** Returns the message in the path: `@original`, the message it updates, or a follow-up of the same token. */
function answerOf(context: RouteContext): StoredMessage {
  const { state, params } = context
  const interaction = answerable(context)
  const id = params.message === '@original' ? interaction.originalId : params.message
  const found = state.messages.get(id ?? '')
  const own = found?.id === interaction.originalId || found?.interaction === interaction
  if (!found || !own) throw refuse.unknownMessage()
  return found
}
