import type { CallbackBody } from './bodies.js'
import { isEphemeral, messageFlag } from './flags.js'
import { editMessage, storeMessage } from './message-store.js'
import { messagePayload } from './payloads.js'
import * as refuse from './refusal.js'
import type { Answer, Route, RouteContext } from './route.js'
import type { DiscordState, StoredInteraction } from './state.js'
import { interactionCallback } from './validation.js'

const acknowledgeWithin = 3000

export const interactionRoutes: Route[] = [
  {
    method: 'POST',
    path: '/interactions/:id/:token/callback',
    anonymous: true,
    handle: acknowledge,
  },
]

function acknowledge(context: RouteContext): Answer {
  const { state, query, body, files } = context
  const interaction = waiting(context)
  const callback = interactionCallback(body, files.length)
  if (!suits(callback, interaction)) {
    throw refuse.invalidBody([
      { path: ['type'], code: 'BASE_TYPE_CHOICES', message: 'Not a callback of this interaction.' },
    ])
  }
  interaction.originalId = shownBy(callback, interaction, context)
  interaction.acknowledgement = callback
  return query.get('with_response') === 'true'
    ? { status: 200, body: callbackResponse(state, interaction, callback.type) }
    : { status: 204 }
}

/** Returns the interaction in the path, as long as Discord waits for its callback. */
function waiting({ state, params }: RouteContext): StoredInteraction {
  const interaction = state.interactions.get(params.id ?? '')
  const known = interaction && interaction.token === params.token
  if (!known || state.clock.now() - interaction.createdAt > acknowledgeWithin) {
    // A second acknowledgement gets its own error, even if it is also late.
    if (known && interaction.acknowledgement) throw refuse.alreadyAcknowledged()
    throw refuse.unknownInteraction()
  }
  if (interaction.acknowledgement) throw refuse.alreadyAcknowledged()
  return interaction
}

/** Decides whether a callback of this type may answer an interaction of this type. */
function suits({ type }: CallbackBody, interaction: StoredInteraction): boolean {
  const isOfMessage = interaction.type !== 2 && interaction.messageId !== null
  if (interaction.type === 4) return type === 8
  if (type === 8) return false
  if (type === 9) return interaction.type !== 5
  return type === 6 || type === 7 ? isOfMessage : true
}

/** Carries out the callback; returns the id of the message that `@original` refers to from then on. */
function shownBy(
  { type, data }: CallbackBody,
  interaction: StoredInteraction,
  { state, files }: RouteContext,
): string | null {
  const { channelId, messageId } = interaction
  if (type === 4 || type === 5) {
    const settable = messageFlag.ephemeral | messageFlag.componentsV2 | messageFlag.suppressEmbeds
    const loading = type === 5 ? messageFlag.loading : 0
    const flags = ((data?.flags ?? 0) & settable) | loading
    const body = type === 4 ? (data ?? {}) : {}
    return storeMessage(state, { channelId, body, files, flags, interaction }).id
  }
  const message = state.messages.get(messageId ?? '')
  if (type === 7 && message) editMessage(state, message, data ?? {}, files)
  return type === 6 || type === 7 ? messageId : null
}

function callbackResponse(
  state: DiscordState,
  { id, type: kind, originalId }: StoredInteraction,
  type: number,
): object {
  const message = state.messages.get(originalId ?? '')
  const loading = message ? (message.flags & messageFlag.loading) !== 0 : false
  return {
    interaction: {
      id,
      type: kind,
      ...(message
        ? {
            response_message_id: message.id,
            response_message_loading: loading,
            response_message_ephemeral: isEphemeral(message),
          }
        : {}),
    },
    resource: { type, ...(message ? { message: messagePayload(state, message) } : {}) },
  }
}
