import { isEphemeral } from './flags.js'
import { type DiscordState, isDirect, type StoredMessage, type User } from './state.js'

/** Who acts, in which language, and where; by default the one person in the text channel. */
export interface Acting {
  user?: User
  /** The language of the person's Discord. */
  locale?: string
  /** A channel or a thread. */
  channelId?: string
  /** In the person's direct channel with the bot. */
  direct?: boolean
}

/** A message, by its id or by the interaction it answers. */
export type MessageRef = string | { id: string }

export function userOf(state: DiscordState, { user = state.person }: Acting): User {
  return user
}

export function channelIdOf(state: DiscordState, acting: Acting): string {
  if (acting.direct) return state.directChannelOf(userOf(state, acting)).id
  return state.channel(acting.channelId ?? state.channelId).id
}

export function findMessage(state: DiscordState, ref: MessageRef): StoredMessage {
  const id = typeof ref === 'string' ? ref : ref.id
  const interaction = state.interactions.get(id)
  const message = state.messages.get(interaction ? (interaction.originalId ?? '') : id)
  if (!message) throw new Error(`nobody sees a message ${id}`)
  return message
}

/** Returns who uses a message's components; throws if that person does not see the message. */
export function viewerOf(state: DiscordState, message: StoredMessage, acting: Acting): User {
  const { recipient } = state.channel(message.channelId)
  const user = acting.user ?? recipient ?? message.interaction?.user ?? state.person
  const mayBeRead = !isEphemeral(message) || message.interaction?.user.id === user.id
  const isThere = !isDirect(state.channel(message.channelId)) || recipient?.id === user.id
  if (!mayBeRead || !isThere) throw new Error(`${user.username} does not see message ${message.id}`)
  return user
}
